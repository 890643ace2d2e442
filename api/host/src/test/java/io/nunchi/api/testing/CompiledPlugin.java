package io.nunchi.api.testing;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.SpiVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
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
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * Jars a plugin, well-formed or broken as a test wants it. Its classes are the tests' own compiled
 * ones, or, where no compiler would let them stand there, compiled from source text.
 */
public final class CompiledPlugin {

  private static final String CLASS = ".class";
  private static final Map<Map<String, String>, Map<String, byte[]>> COMPILED = new HashMap<>();

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> packed = new TreeMap<>();
  private final List<String> services = new ArrayList<>();
  private String spiVersion = SpiVersion.CURRENT.toString();
  private String implementationVersion = "1.0";
  private boolean serviceFile = true;
  private String tool = "";

  /** Adds a compiled class and those nested in it, and names it in the service file. */
  public CompiledPlugin plugin(Class<? extends AnalyzerPlugin> type) throws IOException {
    services.add(type.getName());
    return type(type);
  }

  /** Adds a compiled class and those nested in it. */
  public CompiledPlugin type(Class<?> type) throws IOException {
    return pack(
        type,
        file ->
            file.equals(type.getSimpleName() + CLASS)
                || file.startsWith(type.getSimpleName() + "$"));
  }

  /** Adds every compiled class of a class's package. */
  public CompiledPlugin packageOf(Class<?> type) throws IOException {
    return pack(type, file -> file.endsWith(CLASS) && !file.equals("package-info.class"));
  }

  private CompiledPlugin pack(Class<?> type, Predicate<String> files) throws IOException {
    String folder = type.getPackageName().replace('.', '/') + "/";
    Path compiled;
    try {
      URI classes = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      compiled = Path.of(classes).resolve(folder);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    try (Stream<Path> all = Files.list(compiled)) {
      for (Path file : all.toList()) {
        String name = file.getFileName().toString();
        if (files.test(name)) {
          packed.put(folder + name, Files.readAllBytes(file));
        }
      }
    }
    return this;
  }

  /** Sets the version that the jar's packages have at run time. */
  public CompiledPlugin implementationVersion(String version) {
    implementationVersion = version;
    return this;
  }

  /** Adds a compiled tool and the classes nested in it. */
  public CompiledPlugin tool(Class<? extends ToolProvider> type) throws IOException {
    tool = type.getName();
    return type(type);
  }

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
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, implementationVersion);
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
      Map<String, byte[]> files = new TreeMap<>(packed);
      files.putAll(classes());
      for (Map.Entry<String, byte[]> compiled : files.entrySet()) {
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
    JavaCompiler compiler = javax.tools.ToolProvider.getSystemJavaCompiler();
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
