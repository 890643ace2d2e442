package io.nunchi.api.testing;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.SpiVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a plugin from source text and jars it, well-formed or broken as a test wants it. */
public final class CompiledPlugin {

  private static final Map<Map<String, String>, Map<String, byte[]>> COMPILED = new HashMap<>();

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<String> services = new ArrayList<>();
  private String spiVersion = SpiVersion.CURRENT.toString();
  private boolean serviceFile = true;
  private String tool = "";

  /** Adds a class, and names it in the service file. */
  public CompiledPlugin plugin(String className, String source) {
    services.add(className);
    return type(className, source);
  }

  /** Adds a class. */
  public CompiledPlugin type(String className, String source) {
    sources.put(className, source);
    return this;
  }

  /** Names a class in the service file that the jar does not hold. */
  public CompiledPlugin service(String className) {
    services.add(className);
    return this;
  }

  public CompiledPlugin tool(String className, String source) {
    tool = className;
    return type(className, source);
  }

  public CompiledPlugin spiVersion(String version) {
    spiVersion = version;
    return this;
  }

  public CompiledPlugin withoutServiceFile() {
    serviceFile = false;
    return this;
  }

  public void write(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!spiVersion.isEmpty()) {
      manifest.getMainAttributes().putValue(SpiVersion.MANIFEST_ATTRIBUTE, spiVersion);
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      if (serviceFile) {
        put(entries, "META-INF/services/" + AnalyzerPlugin.class.getName(), services);
      }
      if (!tool.isEmpty()) {
        put(entries, "META-INF/services/java.util.spi.ToolProvider", List.of(tool));
      }
      for (Map.Entry<String, byte[]> compiled : classes().entrySet()) {
        entries.putNextEntry(new ZipEntry(compiled.getKey()));
        entries.write(compiled.getValue());
        entries.closeEntry();
      }
    }
  }

  /** The same sources are compiled once for all tests. */
  private Map<String, byte[]> classes() throws IOException {
    synchronized (COMPILED) {
      Map<String, byte[]> classes = COMPILED.get(sources);
      if (classes == null) {
        classes = compiled();
        COMPILED.put(Map.copyOf(sources), classes);
      }
      return classes;
    }
  }

  private Map<String, byte[]> compiled() throws IOException {
    Map<String, byte[]> compiled = new TreeMap<>();
    Path classes = Files.createTempDirectory("classes-");
    compile(classes);
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(classes)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      if (Files.isRegularFile(file)) {
        compiled.put(classes.relativize(file).toString(), Files.readAllBytes(file));
      }
      Files.delete(file);
    }
    return compiled;
  }

  private static void put(JarOutputStream entries, String name, List<String> lines)
      throws IOException {
    entries.putNextEntry(new ZipEntry(name));
    entries.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    entries.closeEntry();
  }

  private void compile(Path classes) {
    if (sources.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((name, text) -> files.add(new Source(name, text)));
    boolean compiled =
        compiler
            .getTask(
                null,
                null,
                null,
                List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                null,
                files)
            .call();
    if (!compiled) {
      throw new IllegalArgumentException("the plugin's source does not compile");
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
