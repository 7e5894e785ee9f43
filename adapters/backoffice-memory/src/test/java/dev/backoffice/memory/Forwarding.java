package dev.backoffice.memory;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;

/** A port whose methods go to an intact one, but for some that are exchanged by name. */
final class Forwarding {
    private Forwarding() {}

    /** What a method does instead. */
    interface Instead {
        Object call(Object[] arguments) throws Throwable;
    }

    static <P> P port(Class<P> type, P intact, Map<String, Instead> exchanged) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Instead instead = exchanged.get(method.getName());
            return instead == null ? onIntact(intact, method, arguments) : instead.call(arguments);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object onIntact(Object intact, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(intact, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
