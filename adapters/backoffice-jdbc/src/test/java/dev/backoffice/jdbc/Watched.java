package dev.backoffice.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A data source whose connections fail where a test wants it, and which tells how each was given back. */
final class Watched {
    /** What happens around a call of a connection's method. */
    interface Around {
        Object call(String method, Call real) throws Throwable;
    }

    interface Call {
        Object run() throws Throwable;
    }

    private final DataSource real;
    /** How connections come. */
    final AtomicBoolean autoCommit;

    private final Around around;
    final AtomicInteger open = new AtomicInteger();
    final List<String> givenBack = new ArrayList<>();

    private Watched(DataSource real, boolean autoCommit, Around around) {
        this.real = real;
        this.autoCommit = new AtomicBoolean(autoCommit);
        this.around = around;
    }

    static Watched of(DataSource real) {
        return new Watched(real, true, (method, call) -> call.run());
    }

    Watched autoCommit(boolean on) {
        return new Watched(real, on, around);
    }

    Watched around(Around what) {
        return new Watched(real, autoCommit.get(), what);
    }

    /** Fails every call of a method instead of making it. */
    Watched failing(String name, String sqlState) {
        return around((method, call) -> {
            if (method.equals(name)) {
                throw new SQLException("made up", sqlState);
            }
            return call.run();
        });
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (self, method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                return invoke(real, method, arguments);
            }
            Connection connection = (Connection) around.call("getConnection", () -> invoke(real, method, arguments));
            connection.setAutoCommit(autoCommit.get());
            open.incrementAndGet();
            return watched(connection);
        });
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (self, method, arguments) -> {
            if (method.getName().equals("close") && !connection.isClosed()) {
                open.decrementAndGet();
                givenBack.add("auto-commit " + connection.getAutoCommit() + ", isolation "
                        + connection.getTransactionIsolation());
            }
            return around.call(method.getName(), () -> invoke(connection, method, arguments));
        });
    }

    private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
