package dev.backoffice.sefaz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
    private final AtomicBoolean cut = new AtomicBoolean();

    @Test
    void as_many_bytes_as_allowed_are_read() {
        CompletableFuture<byte[]> read = read(4, "ab", "cd");

        assertThat(read)
                .isCompletedWithValueMatching(bytes -> new String(bytes, StandardCharsets.US_ASCII).equals("abcd"));
        assertThat(cut).isFalse();
    }

    @Test
    void one_more_cuts_the_answer_off() {
        CompletableFuture<byte[]> read = read(4, "ab", "cde");

        assertThat(read).isCompletedExceptionally();
        assertThat(cut).isTrue();
    }

    private CompletableFuture<byte[]> read(int most, String... parts) {
        BoundedBody body = new BoundedBody(most);
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                // All parts come below.
            }

            @Override
            public void cancel() {
                cut.set(true);
            }
        });
        for (String part : parts) {
            body.onNext(List.of(ByteBuffer.wrap(part.getBytes(StandardCharsets.US_ASCII))));
        }
        body.onComplete();
        return body.getBody().toCompletableFuture();
    }
}
