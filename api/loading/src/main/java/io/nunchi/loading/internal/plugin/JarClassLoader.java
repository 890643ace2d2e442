package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.internal.trust.JarCopy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.SecureClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import org.jspecify.annotations.Nullable;

/**
 * Loads classes and resources of given jars and of no other: unlike {@link
 * java.net.URLClassLoader}, it follows neither a {@code Class-Path} nor an index.
 */
class JarClassLoader extends SecureClassLoader implements Closeable {

  static {
    registerAsParallelCapable();
  }

  private final List<OpenJar> jars;

  JarClassLoader(String name, List<JarCopy> jars, ClassLoader parent) throws IOException {
    super(name, parent);
    List<OpenJar> opened = new ArrayList<>();
    try {
      for (JarCopy jar : jars) {
        opened.add(OpenJar.of(jar));
      }
    } catch (Throwable e) {
      close(opened, e);
      throw e;
    }
    this.jars = List.copyOf(opened);
  }

  /** The jar that has an entry, or empty. */
  final Optional<OpenJar> jarWith(String entryName) {
    return jars.stream().filter(jar -> jar.entry(entryName) != null).findFirst();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String entryName = name.replace('.', '/') + ".class";
    for (OpenJar jar : jars) {
      JarEntry entry = jar.entry(entryName);
      if (entry != null) {
        try {
          return define(name, jar, entry);
        } catch (IOException e) {
          throw new ClassNotFoundException(name, e);
        }
      }
    }
    throw new ClassNotFoundException(name);
  }

  private Class<?> define(String name, OpenJar jar, JarEntry entry) throws IOException {
    byte[] bytes = jar.read(entry);
    int endOfPackage = name.lastIndexOf('.');
    if (endOfPackage > 0) {
      definePackage(name.substring(0, endOfPackage), jar);
    }
    return defineClass(name, bytes, 0, bytes.length, jar.source(entry));
  }

  private void definePackage(String name, OpenJar jar) throws IOException {
    boolean sealed = "true".equalsIgnoreCase(jar.attribute(name, Attributes.Name.SEALED));
    if (getDefinedPackage(name) == null) {
      try {
        Package unused =
            definePackage(
                name,
                jar.attribute(name, Attributes.Name.SPECIFICATION_TITLE),
                jar.attribute(name, Attributes.Name.SPECIFICATION_VERSION),
                jar.attribute(name, Attributes.Name.SPECIFICATION_VENDOR),
                jar.attribute(name, Attributes.Name.IMPLEMENTATION_TITLE),
                jar.attribute(name, Attributes.Name.IMPLEMENTATION_VERSION),
                jar.attribute(name, Attributes.Name.IMPLEMENTATION_VENDOR),
                sealed ? jar.url() : null);
      } catch (IllegalArgumentException e) {
        if (getDefinedPackage(name) == null) {
          throw e; // no other thread has defined it either
        }
      }
    }
    requireSameSeal(name, jar, sealed);
  }

  private void requireSameSeal(String name, OpenJar jar, boolean sealed) {
    Package defined = getDefinedPackage(name);
    boolean allowed = defined.isSealed() ? defined.isSealed(jar.url()) : !sealed;
    if (!allowed) {
      throw new SecurityException(
          "package " + name + " is sealed, and " + jar.name() + " is another jar with it");
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    return jarWith(name).map(jar -> address(jar, name)).orElse(null);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    return Collections.enumeration(
        jars.stream()
            .filter(jar -> jar.entry(name) != null)
            .map(jar -> address(jar, name))
            .toList());
  }

  private static URL address(OpenJar jar, String name) {
    try {
      return jar.resource(name);
    } catch (MalformedURLException e) {
      throw new IllegalStateException("the name of an entry fits into an address", e);
    }
  }

  /** Reads from the open jars: such streams end with this class loader. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    InputStream ofParent = getParent().getResourceAsStream(name);
    if (ofParent != null) {
      return ofParent;
    }
    for (OpenJar jar : jars) {
      JarEntry entry = jar.entry(name);
      if (entry != null) {
        try {
          return jar.open(entry);
        } catch (IOException e) {
          return null; // as any class loader answers for what cannot be read
        }
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    IOException failure = new IOException("jars of " + getName() + " could not be closed");
    close(jars, failure);
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  private static void close(List<OpenJar> jars, Throwable failure) {
    for (OpenJar jar : jars) {
      try {
        jar.close();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
