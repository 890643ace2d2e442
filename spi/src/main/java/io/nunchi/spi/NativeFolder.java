package io.nunchi.spi;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Properties;

/**
 * A folder for the native libraries of one plugin class loader.
 *
 * <p>The JVM refuses to load one library file from two class loaders, so a shared cache breaks as
 * soon as a second generation of a plugin starts beside the first. The host gives every class
 * loader a folder of its own, and the plugin unpacks into it and loads from it (rule 8.4).
 *
 * <p>Lifecycle: the host creates the folder, and removes it when the class loader is gone or at the
 * host's next start. Threading: any thread. Ownership: the host's; plugins add files, and delete
 * none.
 */
public final class NativeFolder {

  private final Path path;

  /**
   * Creates the view of a folder.
   *
   * @param path an existing folder that only one class loader uses
   */
  public NativeFolder(Path path) {
    this.path = Objects.requireNonNull(path, "path").toAbsolutePath();
  }

  /**
   * Where the folder is.
   *
   * @return an absolute path
   */
  public Path path() {
    return path;
  }

  /**
   * Copies a library out of the plugin's jars, once: a file that is already there is kept.
   *
   * @param owner a class of the plugin, whose class loader finds the resource
   * @param resource the resource's absolute name, such as {@code /natives/linux-x64/libvision.so}
   * @return the unpacked file, named like the last part of the resource
   * @throws FileNotFoundException if the plugin's jars have no such resource
   * @throws IOException if the file cannot be written
   */
  public Path unpack(Class<?> owner, String resource) throws IOException {
    Path target = path.resolve(resource.substring(resource.lastIndexOf('/') + 1));
    synchronized (this) {
      if (Files.exists(target)) {
        return target;
      }
      try (InputStream library = owner.getResourceAsStream(resource)) {
        if (library == null) {
          throw new FileNotFoundException(
              "no resource " + resource + " beside " + owner.getName() + " in the plugin's jars");
        }
        Path partial = Files.createTempFile(path, "unpacking-", ".part");
        try {
          Files.copy(library, partial, StandardCopyOption.REPLACE_EXISTING);
          Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
          Files.deleteIfExists(partial);
        }
      }
    }
    return target;
  }

  /**
   * Runs the first use of a library's Java binding while a system property points it at this
   * folder, and restores the property afterwards.
   *
   * <p>Bindings such as ONNX Runtime's and JNA's read such a property once, when their class is
   * initialised. System properties belong to the whole JVM, so all plugins take turns here.
   *
   * @param <E> the exception type of the first use
   * @param property the system property's name
   * @param value its value during the call
   * @param firstUse initialises the binding's class
   * @throws E the exception that {@code firstUse} throws
   */
  public <E extends Exception> void withProperty(
      String property, String value, FirstUse<E> firstUse) throws E {
    Properties sharedByAllClassLoaders = System.getProperties();
    synchronized (sharedByAllClassLoaders) {
      String before = System.getProperty(property);
      System.setProperty(property, value);
      try {
        firstUse.run();
      } finally {
        if (before == null) {
          System.clearProperty(property);
        } else {
          System.setProperty(property, before);
        }
      }
    }
  }

  /**
   * The first use of a native library's Java binding.
   *
   * @param <E> the exception type of its failure
   */
  @FunctionalInterface
  public interface FirstUse<E extends Exception> {
    /**
     * Initialises the binding.
     *
     * @throws E if the binding cannot be initialised
     */
    void run() throws E;
  }
}
