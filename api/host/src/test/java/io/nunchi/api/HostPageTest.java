package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names on the page about the host are those of the code. */
class HostPageTest {

  private static final Path REPOSITORY = Path.of("../..");
  private static final Path PAGE = REPOSITORY.resolve("docs/how-the-host-works.md");
  private static final List<Path> SOURCES =
      Stream.of("spi/src/main", "api/loading/src/main", "api/host/src/main", "api/host/src/test")
          .map(folder -> REPOSITORY.resolve(folder).resolve("java"))
          .toList();

  private static final Pattern MEMBER =
      Pattern.compile("(?<!-)\\b([A-Z][A-Za-z]+)\\.([A-Za-z]+)\\b");
  private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z][A-Za-z]+)`");
  private static final Set<String> FILE_ENDINGS = Set.of("java", "md");

  @Test
  void everyMethodOnThePageExists() throws IOException {
    Set<String> named =
        MEMBER
            .matcher(Files.readString(PAGE))
            .results()
            .filter(found -> !FILE_ENDINGS.contains(found.group(2)))
            .map(found -> found.group(1) + "." + found.group(2))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).as("names on the page").hasSizeGreaterThan(40);
    assertThat(named)
        .as("names of %s that no class of the host has", PAGE)
        .allMatch(name -> hasMember(name.split("\\.", 2)));
  }

  @Test
  void everyClassOnThePageExists() throws IOException {
    Set<String> named =
        TYPE.matcher(Files.readString(PAGE))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).as("classes on the page").hasSizeGreaterThan(10);
    assertThat(named)
        .as("classes of %s that the host does not have", PAGE)
        .allMatch(name -> !classes(name).isEmpty());
  }

  private static boolean hasMember(String[] name) {
    return classes(name[0]).stream().anyMatch(type -> hasMember(type, name[1]));
  }

  private static boolean hasMember(Class<?> type, String member) {
    return Arrays.stream(type.getDeclaredMethods()).anyMatch(it -> it.getName().equals(member))
        || Arrays.stream(type.getDeclaredClasses())
            .anyMatch(nested -> nested.getSimpleName().equals(member));
  }

  /** The classes of a simple name, found by their source files. */
  private static List<Class<?>> classes(String simpleName) {
    List<Class<?>> found = new ArrayList<>();
    for (Path sources : SOURCES) {
      files(sources, simpleName + ".java").forEach(file -> found.add(classOf(file)));
    }
    return found;
  }

  private static List<String> files(Path sources, String name) {
    try (Stream<Path> found =
        Files.find(sources, 20, (path, unused) -> path.getFileName().toString().equals(name))) {
      return found.map(path -> sources.relativize(path).toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> classOf(String file) {
    String name = file.replace(".java", "").replace('/', '.').replace('\\', '.');
    try {
      return Class.forName(name, false, HostPageTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
