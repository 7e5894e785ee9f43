package dev.backoffice.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** A data source that shows each statement on its way to the database. */
final class Trips {
    /** What happens around the execution of a statement. */
    interface Around {
        void execute(String sql, Call real) throws Throwable;
    }

    interface Call {
        void run() throws Throwable;
    }

    private Trips() {}

    static DataSource of(DataSource real, Around around) {
        return proxy(DataSource.class, real, "", around);
    }

    private static <T> T proxy(Class<T> type, Object target, String sql, Around around) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call(target, sql, around, method, arguments)));
    }

    private static Object call(Object target, String sql, Around around, Method method, Object[] arguments)
            throws Throwable {
        if (method.getName().startsWith("execute")) {
            AtomicReference<Object> answer = new AtomicReference<>();
            String text = arguments == null || !(arguments[0] instanceof String) ? sql : (String) arguments[0];
            around.execute(text, () -> answer.set(invoke(target, method, arguments)));
            return answer.get();
        }
        Object made = invoke(target, method, arguments);
        if (made instanceof PreparedStatement) {
            return proxy(PreparedStatement.class, made, (String) arguments[0], around);
        }
        if (made instanceof Statement) {
            return proxy(Statement.class, made, "", around);
        }
        return made instanceof Connection && target instanceof DataSource
                ? proxy(Connection.class, made, "", around)
                : made;
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
