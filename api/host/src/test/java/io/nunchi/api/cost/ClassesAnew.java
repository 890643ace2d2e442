package io.nunchi.api.cost;

import java.io.IOException;
import java.io.InputStream;

/**
 * Defines the classes of the host once more, with those of its tests that have to see them: with
 * other assertions, or changed by a subclass.
 */
class ClassesAnew extends ClassLoader {

  ClassesAnew() {
    super(ClassesAnew.class.getClassLoader());
  }

  /** The classes as they are in production: without assertions. */
  static ClassesAnew withoutAssertions() {
    ClassesAnew loader = new ClassesAnew();
    loader.clearAssertionStatus();
    return loader;
  }

  /** The code to define for a class. */
  byte[] changed(String name, byte[] code) {
    return code;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      return isDefinedHere(name) ? define(name) : super.loadClass(name, resolve);
    }
  }

  private static boolean isDefinedHere(String name) {
    return !name.startsWith(LockRecorder.class.getName())
        && (name.startsWith("io.nunchi.api.") || name.startsWith("io.nunchi.loading."));
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    Class<?> original = Class.forName(name, false, getParent());
    byte[] code = changed(name, bytes(name));
    return defineClass(name, code, 0, code.length, original.getProtectionDomain());
  }

  private byte[] bytes(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
