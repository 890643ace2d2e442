package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.internal.trust.JarCopy;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** An open jar of a class loader. Entries for this version of Java hide those for all versions. */
final class OpenJar implements AutoCloseable {

  private final Path original;
  private final URL url;
  private final JarFile file;

  private OpenJar(Path original, URL url, JarFile file) {
    this.original = original;
    this.url = url;
    this.file = file;
  }

  static OpenJar of(JarCopy jar) throws IOException {
    return new OpenJar(
        jar.original(),
        jar.file().toUri().toURL(),
        new JarFile(jar.file().toFile(), true, ZipFile.OPEN_READ, JarFile.runtimeVersion()));
  }

  /** The name of the jar in the plugin's directory. */
  String name() {
    return String.valueOf(original.getFileName());
  }

  URL url() {
    return url;
  }

  /** The entry of a name, or null; also null when the jar is closed. */
  @Nullable JarEntry entry(String name) {
    try {
      return file.getJarEntry(name);
    } catch (IllegalStateException e) {
      return null; // closed
    }
  }

  InputStream open(JarEntry entry) throws IOException {
    try {
      return file.getInputStream(entry);
    } catch (IllegalStateException e) {
      throw new IOException(name() + " is closed", e);
    }
  }

  byte[] read(JarEntry entry) throws IOException {
    try (InputStream in = open(entry)) {
      return in.readAllBytes();
    }
  }

  /** The origin of an entry that was read to its end; its signers are known only then. */
  CodeSource source(JarEntry entry) {
    CodeSigner[] signers = entry.getCodeSigners();
    return new CodeSource(url, signers);
  }

  /** An attribute of a package, or of the whole jar where the package has none of its own. */
  @Nullable String attribute(String packageName, Attributes.Name name) throws IOException {
    Manifest manifest = manifest();
    if (manifest == null) {
      return null;
    }
    Attributes ofPackage = manifest.getAttributes(packageName.replace('.', '/') + "/");
    String value = ofPackage == null ? null : ofPackage.getValue(name);
    return value == null ? manifest.getMainAttributes().getValue(name) : value;
  }

  private @Nullable Manifest manifest() throws IOException {
    try {
      return file.getManifest();
    } catch (IllegalStateException e) {
      throw new IOException(name() + " is closed", e);
    }
  }

  /** The address of a resource, which can be opened while the jar's file exists. */
  URL resource(String name) throws MalformedURLException {
    String versioned = file.isMultiRelease() ? "#runtime" : ""; // as the JDK's class loaders do
    String jar = url.toString().replace("!/", "%21/"); // else the jar's name would end there
    return new URL(null, "jar:" + jar + "!/" + encoded(name) + versioned, new Uncached());
  }

  private static String encoded(String name) throws MalformedURLException {
    try {
      String prefix = "/-"; // "/" alone and a name with one would begin a host
      return new URI(null, null, prefix + name, null).getRawPath().substring(prefix.length());
    } catch (URISyntaxException e) {
      throw new MalformedURLException(e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /**
   * Opens a jar for each connection. The JDK's cache would keep it open after its class loader is
   * gone, and answer from it after another jar has taken its path.
   */
  private static final class Uncached extends URLStreamHandler {

    @Override
    protected URLConnection openConnection(URL resource) throws IOException {
      URLConnection connection = new URL(resource.toExternalForm()).openConnection();
      connection.setUseCaches(false);
      return connection;
    }

    /** Resolves a name against a resource as the JDK does for jars: it stays in the jar. */
    @Override
    protected void parseURL(URL resolved, String spec, int start, int limit) {
      try {
        URL context = start == 0 ? new URL(resolved.toExternalForm()) : null;
        URL parsed = new URL(context, spec);
        setURL(resolved, "jar", "", -1, null, null, parsed.getPath(), null, parsed.getRef());
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(e.getMessage(), e); // told by the constructor of URL
      }
    }
  }
}
