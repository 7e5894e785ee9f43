package dev.backoffice.core.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.store.Doc;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How events, entries and blocks are hashed. What is sealed once must verify for ever, so the digests are written out here. */
class TrailHashTest {
    private static final Instant AT = Instant.parse("2026-03-02T12:00:00.123456Z");

    private final TrailHash hash = new TrailHash();

    private static RecordedEvent event(String kind, String id, Doc body) {
        return new RecordedEvent(
                new EventKey(TenantId.of("blue-shop"), AggregateRef.of(kind, id), 2, 1),
                "thing.happened",
                3,
                body,
                AT,
                UserId.of("maria"));
    }

    private static Doc body() {
        return Doc.fields()
                .put("what", "ação 🧾")
                .put("amount", new BigDecimal("1.50"))
                .build();
    }

    private static Digest sha256(ByteBuffer bytes) throws Exception {
        return Digest.of(MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(bytes.array(), bytes.position())));
    }

    private static ByteBuffer text(ByteBuffer bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return bytes.putLong(utf8.length).put(utf8);
    }

    @Test
    void a_leaf_is_what_this_page_says() throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(1_000).put((byte) 0).putLong(7);
        text(bytes, "blue-shop");
        text(bytes, "thing");
        text(bytes, "1");
        bytes.putLong(2).putLong(1);
        text(bytes, "thing.happened").putLong(3);
        text(bytes, "{\"amount\":1.50,\"what\":\"ação 🧾\"}");
        bytes.putLong(AT.getEpochSecond()).putLong(AT.getNano());
        text(bytes, "maria");

        assertThat(hash.leaf(7, event("thing", "1", body()))).isEqualTo(sha256(bytes));
        assertThat(hash.leaf(7, event("thing", "1", body())))
                .hasToString("2333f8d3d8e574dd45176ae93e2cb1177797bc0b3fe645d4d08e12300955604a");
    }

    @Test
    void the_order_in_which_fields_were_put_does_not_count_and_the_scale_does() {
        Doc other = Doc.fields()
                .put("amount", new BigDecimal("1.50"))
                .put("what", "ação 🧾")
                .build();
        Doc scaled = Doc.fields()
                .put("amount", new BigDecimal("1.5"))
                .put("what", "ação 🧾")
                .build();

        assertThat(hash.leaf(1, event("thing", "1", other))).isEqualTo(hash.leaf(1, event("thing", "1", body())));
        assertThat(hash.leaf(1, event("thing", "1", scaled))).isNotEqualTo(hash.leaf(1, event("thing", "1", body())));
    }

    @Test
    void nothing_can_be_moved_from_one_field_to_the_next() {
        assertThat(hash.leaf(1, event("thing", "s1", body()))).isNotEqualTo(hash.leaf(1, event("things", "1", body())));
    }

    @Test
    void a_block_is_hashed_over_everything_it_says() {
        TrailBlock block = new TrailBlock(
                TenantId.of("blue-shop"), 2, 11, 3, new Digest(1, 2, 3, 4), new Digest(5, 6, 7, 8), Digest.ZERO, AT);

        assertThat(hash.block(block)).hasToString("7931ac520a20fdf1be61c58addb57a856c543686d47166df73e9c7eeeecce5e1");
    }

    @Test
    void a_tree_has_the_shape_of_rfc_6962() {
        List<Digest> leaves = LongStream.rangeClosed(1, 7)
                .mapToObj(number -> new Digest(number, 0, 0, 0))
                .toList();
        for (int count = 1; count <= leaves.size(); count++) {
            MerkleTree tree = new MerkleTree(hash);
            leaves.subList(0, count).forEach(tree::add);
            assertThat(tree.root()).as("%s leaves", count).isEqualTo(byDefinition(leaves.subList(0, count)));
        }
        assertThat(new MerkleTree(hash).root()).isEqualTo(Digest.ZERO);
    }

    /** Split at the largest power of two below the number of leaves. */
    private Digest byDefinition(List<Digest> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return hash.node(byDefinition(leaves.subList(0, split)), byDefinition(leaves.subList(split, leaves.size())));
    }

    @Test
    void digests_and_heads_read_back_what_they_wrote() {
        Digest digest = new Digest(-1, 0, Long.MIN_VALUE, 42);
        TrailHead head = new TrailHead(TenantId.of("blue-shop"), 3, 2_500, digest, AT);

        assertThat(digest).hasToString("ffffffffffffffff00000000000000008000000000000000000000000000002a");
        assertThat(Digest.parse(digest.toString())).isEqualTo(digest);
        assertThat(TrailHead.parse(head.toString())).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "FFFFFFFFFFFFFFFF00000000000000008000000000000000000000000000002A", "zz"})
    void what_is_no_digest_is_refused(String text) {
        assertThatThrownBy(() -> Digest.parse(text))
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.code()).isEqualTo("trail.digest"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "blue-shop 1 1", "blue-shop x 1 y z", "blue-shop 1 1 zz 2026-03-02T12:00:00Z"})
    void what_is_no_head_is_refused(String text) {
        assertThatThrownBy(() -> TrailHead.parse(text))
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.code()).isEqualTo("trail.head"));
    }

    @Test
    void a_block_follows_a_head_by_number_position_and_hash() {
        TrailBlock head = new TrailBlock(
                TenantId.of("blue-shop"), 2, 11, 3, Digest.ZERO, Digest.ZERO, new Digest(1, 1, 1, 1), AT);
        TrailBlock next = new TrailBlock(TenantId.of("blue-shop"), 3, 14, 1, Digest.ZERO, head.hash(), Digest.ZERO, AT);

        assertThat(next.follows(Optional.of(head))).isTrue();
        assertThat(next.follows(Optional.empty())).isFalse();
        assertThat(head.follows(Optional.of(next))).isFalse();
    }
}
