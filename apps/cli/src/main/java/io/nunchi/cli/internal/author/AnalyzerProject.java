package io.nunchi.cli.internal.author;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Distribution;
import io.nunchi.cli.internal.output.OutputFolder;
import io.nunchi.spi.SpiVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A project that builds and certifies an analyzer: the tutorial's, under other names. */
public final class AnalyzerProject {

  private static final String EXAMPLE = "BrightSpotPlugin.java";
  private static final String EXAMPLE_TEST = "BrightSpotPluginTest.java";

  private final AnalyzerNames names;
  private final Path folder;

  /**
   * Plans a project.
   *
   * @param names the names of the analyzer and of its parts
   * @param folder where it is written, as {@link OutputFolder} prepared it
   */
  public AnalyzerProject(AnalyzerNames names, Path folder) {
    this.names = names;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Writes all files.
   *
   * @return the files, below the folder
   */
  public List<Path> write() throws CliException {
    try {
      return ProjectTemplate.write(files(), folder, "mvnw");
    } catch (IOException failure) {
      throw OutputFolder.writeFailure(folder, failure, failure.toString());
    }
  }

  private Map<Path, String> files() throws IOException {
    Path code = Path.of(names.packageName().replace('.', '/'));
    Path tests = Path.of("src/test/java").resolve(code);
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(Path.of("pom.xml"), filled("pom.xml"));
    files.put(Path.of("README.md"), filled("README.md"));
    files.put(Path.of(".gitignore"), filled("gitignore"));
    files.put(
        Path.of("src/main/java").resolve(code).resolve(names.className() + "Plugin.java"),
        analyzer());
    files.put(
        Path.of("src/main/resources/META-INF/services/io.nunchi.spi.AnalyzerPlugin"),
        names.packageName() + "." + names.className() + "Plugin\n");
    files.put(tests.resolve(names.className() + "PluginTest.java"), renamed(EXAMPLE_TEST));
    files.put(tests.resolve(names.className() + "ContractTest.java"), filled("ContractTest.java"));
    files.put(
        tests.resolve(names.className() + "CertificateIT.java"), filled("CertificateIT.java"));
    for (String file : List.of("mvnw", "mvnw.cmd", ".mvn/wrapper/maven-wrapper.properties")) {
      files.put(Path.of(file), ProjectTemplate.text(file));
    }
    return files;
  }

  private String filled(String template) throws IOException {
    return ProjectTemplate.filled(template, values());
  }

  private Map<String, String> values() {
    return Map.ofEntries(
        Map.entry("package", names.packageName()),
        Map.entry("folder", names.packageName().replace('.', '/')),
        Map.entry("class", names.className()),
        Map.entry("artifact", names.artifact()),
        Map.entry("id", names.id()),
        Map.entry("name", names.name().replace("&", "&amp;")),
        Map.entry("directory", folder.toString()),
        Map.entry("nunchi", Distribution.version()),
        Map.entry("spi", SpiVersion.CURRENT.toString()),
        Map.entry("repository", Distribution.mavenRepository().toUri().toString()));
  }

  /** The analyzer that Nunchi's own build certifies. */
  private String analyzer() throws IOException {
    String code = renamed(EXAMPLE);
    code = replaced(code, "\"example.bright-spot\"", '"' + names.id() + '"');
    code = replaced(code, "\"Bright spot\"", '"' + names.name() + '"');
    code = replaced(code, "\"Example\"", '"' + names.vendor() + '"');
    return replaced(code, "\"EXAMPLE-", '"' + names.codePrefix() + "-");
  }

  /** A class of the example under the new analyzer's names. */
  private String renamed(String example) throws IOException {
    String code =
        replaced(
            ProjectTemplate.text(example),
            "package io.nunchi.tck.example;",
            "package " + names.packageName() + ";");
    return replaced(code, "BrightSpotPlugin", names.className() + "Plugin");
  }

  private static String replaced(String code, String from, String to) {
    if (!code.contains(from)) {
      throw new IllegalStateException("the example has no " + from);
    }
    return code.replace(from, to);
  }
}
