package io.nunchi.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A module of this repository.
 *
 * @param folder its folder, from the root of the repository
 * @param artifact its Maven artifact
 * @param rootPackage the package that holds all of its classes
 * @param arrows the modules whose classes it may use
 * @param libraries the root packages of the libraries that it may use
 */
record Module(
    String folder,
    String artifact,
    String rootPackage,
    List<Module> arrows,
    List<String> libraries) {

  private static final Path REPOSITORY = Path.of("..", "..").toAbsolutePath().normalize();

  /** A file or folder of the repository. */
  static Path inRepository(String path) {
    return REPOSITORY.resolve(path);
  }

  Path classes() {
    return inRepository(folder).resolve("target/classes");
  }

  Path pom() {
    return inRepository(folder).resolve("pom.xml");
  }

  /** All Java files of main and test code; templates of other projects are resources. */
  List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String root : List.of("src/main/java", "src/test/java")) {
      Path java = inRepository(folder).resolve(root);
      if (Files.isDirectory(java)) {
        try (Stream<Path> files = Files.walk(java)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
      }
    }
    return sources;
  }

  boolean owns(String packageName) {
    return packageName.equals(rootPackage) || packageName.startsWith(rootPackage + ".");
  }

  @Override
  public String toString() {
    return folder;
  }
}
