package io.nunchi.nativelib.internal.vision.load;

import com.sun.jna.Platform;
import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Loads JNA's own library from the native folder, once per class loader, so that JNA neither
 * unpacks into a shared folder nor meets the copy of another class loader.
 */
final class JnaRuntime {

  private static boolean ready;

  private JnaRuntime() {}

  static synchronized void makeReady(NativeFolder folder) throws EngineStartException {
    if (ready) {
      return;
    }
    String resource = "/com/sun/jna/" + Platform.RESOURCE_PREFIX + "/" + libraryName();
    try {
      Path library = folder.unpack(JnaRuntime.class, resource);
      loadWith(folder, propertiesFor(library).entrySet().iterator());
    } catch (IOException | LinkageError e) {
      throw new EngineStartException(
          Problem.of(NativeErrors.NO_JNA, "JNA cannot be loaded from the native folder")
              .expected("a folder that can be written to and from which code may run")
              .found(e.toString())
              .where(folder.path() + ", from " + resource)
              .fix(
                  "check permissions and space; if the folder is mounted noexec, take another one:"
                      + " HostBuilder.nativeRoot, or JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER for"
                      + " the command line"),
          e);
    }
    ready = true;
  }

  private static String libraryName() {
    return System.mapLibraryName("jnidispatch").replace(".dylib", ".jnilib");
  }

  /** The system properties that JNA reads or writes while its classes are initialised. */
  private static Map<String, String> propertiesFor(Path library) {
    String folder = String.valueOf(library.getParent());
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("jna.boot.library.path", folder);
    properties.put("jna.boot.library.name", "jnidispatch");
    // No search elsewhere when that fails, and no cleaning up in JNA's shared folder.
    properties.put("jna.noclasspath", "true");
    properties.put("jna.nosys", "true");
    properties.put("jna.nounpack", "true");
    // JNA's signal handlers would replace those of the VMS's process.
    properties.put("jna.protected", "false");
    // Libraries are loaded by absolute path: spares JNA a run of ldconfig.
    properties.put("jna.platform.library.path", folder);
    // JNA sets these for good; taking part here restores them.
    properties.put("jna.loaded", "false");
    properties.put("jnidispatch.path", "");
    return properties;
  }

  private static void loadWith(
      NativeFolder folder, Iterator<Map.Entry<String, String>> properties) {
    if (!properties.hasNext()) {
      initialise("com.sun.jna.Native");
      initialise("com.sun.jna.NativeLibrary");
      return;
    }
    Map.Entry<String, String> property = properties.next();
    folder.withProperty(property.getKey(), property.getValue(), () -> loadWith(folder, properties));
  }

  private static void initialise(String className) {
    try {
      Class.forName(className, true, JnaRuntime.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new NoClassDefFoundError("JNA's jar is not beside the plugin's: " + e);
    }
  }
}
