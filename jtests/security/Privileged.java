// jtest: gc-subset
import java.security.*;

public class Privileged {
    public static void main(String[] args) throws Exception {
        T.p(AccessController.doPrivileged((PrivilegedAction<String>) () -> "action"), AccessController.doPrivileged((PrivilegedExceptionAction<Integer>) () -> 5));
        T.thrown("checked", () -> AccessController.doPrivileged((PrivilegedExceptionAction<Integer>) () -> { throw new java.io.IOException("io"); }));
        T.thrown("unchecked", () -> AccessController.doPrivileged((PrivilegedAction<Integer>) () -> { throw new IllegalStateException("state"); }));
        T.thrown("checked runtime", () -> AccessController.doPrivileged((PrivilegedExceptionAction<Integer>) () -> { throw new ArithmeticException("a"); }));
        AccessControlContext c = AccessController.getContext();
        T.p(AccessController.doPrivileged((PrivilegedAction<String>) () -> "with context", c), c.equals(AccessController.getContext()), System.getSecurityManager());
        T.thrown("denied", () -> AccessController.doPrivileged((PrivilegedAction<Object>) () -> { AccessController.checkPermission(new RuntimePermission("x")); return 1; }, new AccessControlContext(new ProtectionDomain[] {new ProtectionDomain(null, null)})));
        T.p(new java.io.FilePermission("/a/*", "read").implies(new java.io.FilePermission("/a/b", "read")), new RuntimePermission("a.*").implies(new RuntimePermission("a.b")), Privileged.class.getProtectionDomain().getCodeSource() != null, Policy.getPolicy() != null);
        Guard g = o -> { throw new SecurityException("guard"); };
        T.thrown("guarded", () -> new GuardedObject("x", g).getObject());
    }
}
