package io.nunchi.api.cost;

import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Changes the classes of the host, so that they tell the {@link LockRecorder} of every lock they
 * take: monitors, synchronized methods, locks of {@code java.util.concurrent}, and calls into those
 * classes of the JDK that take a lock themselves.
 *
 * <p>Classes of tests are not changed.
 */
final class LockCountingLoader extends ClassesAnew {

  private static final String RECORDER = Type.getInternalName(LockRecorder.class);
  private static final Set<String> TEST_PACKAGES =
      Set.of("io.nunchi.api.cost", "io.nunchi.api.testing", "io.nunchi.api.testplugin");

  private static final Set<String> TAKE_A_LOCK =
      Set.of(
          "lock",
          "lockInterruptibly",
          "tryLock",
          "readLock",
          "writeLock",
          "await",
          "awaitNanos",
          "awaitUninterruptibly");

  private static final Set<String> LOCKED_CLASSES =
      Set.of(
          "java/lang/StringBuffer",
          "java/util/Hashtable",
          "java/util/Vector",
          "java/util/Stack",
          "java/util/concurrent/ArrayBlockingQueue",
          "java/util/concurrent/BlockingQueue",
          "java/util/concurrent/DelayQueue",
          "java/util/concurrent/Executor",
          "java/util/concurrent/ExecutorService",
          "java/util/concurrent/LinkedBlockingDeque",
          "java/util/concurrent/LinkedBlockingQueue",
          "java/util/concurrent/PriorityBlockingQueue",
          "java/util/concurrent/ScheduledExecutorService",
          "java/util/concurrent/ThreadPoolExecutor");

  /** Methods that take a lock in classes whose other methods take none. */
  private static final Set<String> LOCKED_METHODS =
      Set.of(
          "java/lang/Thread.interrupt",
          "java/lang/Thread.join",
          "java/lang/Thread.setName",
          "java/lang/Thread.start",
          "java/util/concurrent/ConcurrentHashMap.compute",
          "java/util/concurrent/ConcurrentHashMap.computeIfAbsent",
          "java/util/concurrent/ConcurrentHashMap.merge",
          "java/util/concurrent/ConcurrentHashMap.put",
          "java/util/concurrent/ConcurrentHashMap.putIfAbsent",
          "java/util/concurrent/ConcurrentHashMap.remove",
          "java/util/concurrent/CopyOnWriteArrayList.add",
          "java/util/concurrent/CopyOnWriteArrayList.remove");

  @Override
  byte[] changed(String name, byte[] code) {
    return isOfATest(name) ? code : instrumented(code);
  }

  private static boolean isOfATest(String name) {
    return TEST_PACKAGES.stream().anyMatch(prefix -> name.startsWith(prefix + "."))
        && !name.startsWith(LockSamples.class.getName());
  }

  private static byte[] instrumented(byte[] original) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    reader.accept(new InstrumentedClass(writer), 0);
    return writer.toByteArray();
  }

  private static final class InstrumentedClass extends ClassVisitor {

    private String className = "";

    InstrumentedClass(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      className = name;
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      String place = className.substring(className.lastIndexOf('/') + 1) + "." + name;
      return new InstrumentedMethod(next, new Method(access, className, place));
    }
  }

  private record Method(int access, String className, String place) {

    boolean is(int flag) {
      return (access & flag) != 0;
    }
  }

  private static final class InstrumentedMethod extends MethodVisitor {

    private final Method method;

    InstrumentedMethod(MethodVisitor next, Method method) {
      super(Opcodes.ASM9, next);
      this.method = method;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (method.is(Opcodes.ACC_SYNCHRONIZED)) {
        if (method.is(Opcodes.ACC_STATIC)) {
          super.visitLdcInsn(Type.getObjectType(method.className()));
        } else {
          super.visitVarInsn(Opcodes.ALOAD, 0);
        }
        record("");
      }
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.MONITORENTER) {
        super.visitInsn(Opcodes.DUP);
        record("");
      }
      super.visitInsn(opcode);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      boolean isStatic = opcode == Opcodes.INVOKESTATIC;
      if (owner.startsWith("java/util/concurrent/locks/")
          && TAKE_A_LOCK.contains(name)
          && !isView(descriptor)) {
        if (Type.getArgumentTypes(descriptor).length == 0) {
          super.visitInsn(Opcodes.DUP);
        } else {
          super.visitInsn(Opcodes.ACONST_NULL);
        }
        record("");
      } else if (!isStatic
          && !name.equals("<init>")
          && (LOCKED_CLASSES.contains(owner) || LOCKED_METHODS.contains(owner + "." + name))) {
        super.visitInsn(Opcodes.ACONST_NULL);
        record(" -> " + owner + "." + name);
      }
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    /** True for the methods of a read-write lock that return one of its locks and take none. */
    private static boolean isView(String descriptor) {
      return Type.getReturnType(descriptor).getSort() == Type.OBJECT;
    }

    /** Takes the lock from the stack. */
    private void record(String callee) {
      super.visitLdcInsn(method.place() + callee);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          RECORDER,
          "acquire",
          "(Ljava/lang/Object;Ljava/lang/String;)V",
          false);
    }
  }
}
