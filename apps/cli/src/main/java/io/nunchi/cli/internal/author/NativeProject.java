package io.nunchi.cli.internal.author;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.output.OutputFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A project that builds, tests and certifies an analyzer in C. */
public final class NativeProject {

  private static final String SCRIPT = "build.sh";

  private final AnalyzerNames names;
  private final Path folder;

  /**
   * Plans a project.
   *
   * @param names the names of the analyzer and of its parts
   * @param folder where it is written, as {@link OutputFolder} prepared it
   */
  public NativeProject(AnalyzerNames names, Path folder) {
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
      return ProjectTemplate.write(files(), folder, SCRIPT);
    } catch (IOException failure) {
      throw OutputFolder.writeFailure(folder, failure, failure.toString());
    }
  }

  /** The library that the project builds on this operating system. */
  public Path library() {
    return folder.resolve("build").resolve(System.mapLibraryName(names.fileName()));
  }

  private Map<Path, String> files() throws IOException {
    Map<String, String> values =
        Map.of(
            "id", names.id(),
            "name", names.name(),
            "vendor", names.vendor(),
            "file", names.fileName(),
            "directory", folder.toString());
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(Path.of("README.md"), ProjectTemplate.filled("c/README.md", values));
    files.put(Path.of(SCRIPT), ProjectTemplate.filled("c/build.sh", values));
    files.put(Path.of(".gitignore"), ProjectTemplate.text("c/gitignore"));
    files.put(Path.of("include/nunchi_vision.h"), ProjectTemplate.text("c/nunchi_vision.h"));
    files.put(
        Path.of("src", names.fileName() + ".c"), ProjectTemplate.filled("c/analyzer.c", values));
    files.put(
        Path.of("test", names.fileName() + "_test.c"),
        ProjectTemplate.filled("c/analyzer_test.c", values));
    return files;
  }
}
