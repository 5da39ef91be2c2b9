import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import jdk.internal.org.objectweb.asm.ClassReader;
import jdk.internal.org.objectweb.asm.ClassVisitor;
import jdk.internal.org.objectweb.asm.ClassWriter;
import jdk.internal.org.objectweb.asm.MethodVisitor;
import jdk.internal.org.objectweb.asm.Opcodes;

public class Main {
  static Instrumentation instrumentation;

  public static void premain(String options, Instrumentation given) {
    instrumentation = given;
  }

  interface Body {
    void write(MethodVisitor code);
  }

  /** Target in that version of the class file, without stack maps; `text` has the body given. */
  static byte[] target(int version, Body body) throws Exception {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(Main.class.getResourceAsStream("Target.class").readAllBytes()).accept(new ClassVisitor(Opcodes.ASM8, writer) {
      @Override
      public void visit(int old, int access, String name, String signature, String parent, String[] interfaces) {
        super.visit(version, access, name, signature, parent, interfaces);
      }

      @Override
      public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals("text")) return code;
        code.visitCode();
        body.write(code);
        code.visitMaxs(3, 3);
        code.visitEnd();
        return null;
      }
    }, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    return writer.toByteArray();
  }

  static void attempt(String what, int version, Body body) throws Exception {
    try {
      instrumentation.redefineClasses(new ClassDefinition(Target.class, target(version, body)));
      System.out.print(what + " " + version + ": done, ");
    } catch (Throwable e) {
      System.out.print(what + " " + version + ": " + e + ", ");
    }
    System.out.println(Target.text(2));
  }

  static void branch(MethodVisitor code, Object one, String other) {
    var end = new jdk.internal.org.objectweb.asm.Label();
    code.visitLdcInsn(one);
    code.visitVarInsn(Opcodes.ILOAD, 0);
    code.visitJumpInsn(Opcodes.IFNE, end);
    code.visitInsn(Opcodes.POP);
    code.visitLdcInsn(other);
    code.visitLabel(end);
    code.visitInsn(Opcodes.ARETURN);
  }

  static void call(MethodVisitor code, String owner, String name) {
    code.visitLdcInsn("  trimmed here ");
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, "()Ljava/lang/String;", false);
    code.visitInsn(Opcodes.ARETURN);
  }

  public static void main(String[] args) throws Exception {
    System.out.println(Target.text(2));
    for (int version : new int[] {Opcodes.V1_2, Opcodes.V1_5, Opcodes.V1_6}) {
      attempt("branch", version, code -> branch(code, "not zero", "zero"));
      attempt("call", version, code -> call(code, "java/lang/String", "trim"));
      attempt("number returned", version, code -> { code.visitInsn(Opcodes.ICONST_0); code.visitInsn(Opcodes.ARETURN); });
      attempt("number merged", version, code -> branch(code, 7, "zero"));
      attempt("called on another class", version, code -> call(code, "java/lang/Thread", "getName"));
      attempt("end missing", version, code -> code.visitInsn(Opcodes.NOP));
    }
    attempt("branch", Opcodes.V1_7, code -> branch(code, "not zero", "zero"));
  }
}
