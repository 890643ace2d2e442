package io.nunchi.tck.internal.future;

import java.io.IOException;
import java.io.InputStream;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of Nunchi once more, and in place of some enums of the contract those that the
 * kit carries, which have one more constant. Everything else comes from the kit's own loader.
 *
 * <p>Threading: any thread. Ownership: its classes go when nobody refers to them any more.
 */
final class FutureContract extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String OWN = "io.nunchi.";
  private static final String FOLDER = "io/nunchi/tck/future/";

  private final ClassLoader today;

  FutureContract(ClassLoader today) {
    super("contract of the future", today);
    this.today = today;
  }

  /** Tells whether this kit carries the enums. */
  static boolean isCarriedBy(ClassLoader loader) {
    return loader.getResource(FOLDER + "io/nunchi/spi/frame/PixelFormat.class") != null;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OWN)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    String file = name.replace('.', '/') + ".class";
    ProtectionDomain domain = today.loadClass(name).getProtectionDomain();
    try (InputStream code = open(file)) {
      if (code == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = code.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length, domain);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private @Nullable InputStream open(String file) {
    InputStream future = today.getResourceAsStream(FOLDER + file);
    return future == null ? today.getResourceAsStream(file) : future;
  }
}
