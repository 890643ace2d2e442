package io.nunchi.loading.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.loading.internal.trust.JarCopy;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.jar.Attributes;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JarClassLoaderTest {

  private static final String GREETING = Greeting.class.getName();
  private static final String PACKAGE = JarClassLoaderTest.class.getPackageName();

  @TempDir Path folder;

  /** A class that jars hold. */
  public static class Greeting implements Callable<String> {
    @Override
    public String call() {
      return "for all versions of Java";
    }
  }

  /** Another class that jars hold. */
  public static class Other {}

  private JarClassLoader loader(JarCopy... jars) throws Exception {
    return new JarClassLoader("test", List.of(jars), ClassLoader.getPlatformClassLoader());
  }

  private JarCopy greeting() throws Exception {
    return new TestJar()
        .type(Greeting.class)
        .text("a/b.txt", "here")
        .write(folder.resolve("a.jar"));
  }

  private static InputStream stream(ClassLoader loader, String name) {
    return Objects.requireNonNull(loader.getResourceAsStream(name));
  }

  private static String text(URL resource) throws Exception {
    try (InputStream in = resource.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void loadsClassesOfItsJarsWithTheirOrigin() throws Exception {
    JarCopy jar = greeting();
    try (JarClassLoader loader = loader(jar)) {
      Class<?> loaded = loader.loadClass(GREETING);
      assertThat(loaded.getClassLoader()).isSameAs(loader);
      assertThat(loaded).isNotEqualTo(Greeting.class);
      assertThat(loaded.getProtectionDomain().getCodeSource().getLocation())
          .isEqualTo(jar.file().toUri().toURL());
      assertThatExceptionOfType(ClassNotFoundException.class)
          .isThrownBy(() -> loader.loadClass(Other.class.getName()));
    }
  }

  @Test
  void packagesHaveTheAttributesOfTheManifest() throws Exception {
    JarCopy jar =
        new TestJar()
            .type(Greeting.class)
            .attribute("Implementation-Title", "of the jar")
            .attribute("Implementation-Version", "1")
            .attributeOf(PACKAGE.replace('.', '/') + "/", "Implementation-Version", "2")
            .write(folder.resolve("a.jar"));
    try (JarClassLoader loader = loader(jar)) {
      Package defined = loader.loadClass(GREETING).getPackage();
      assertThat(defined.getImplementationTitle()).isEqualTo("of the jar");
      assertThat(defined.getImplementationVersion()).isEqualTo("2");
      assertThat(defined.isSealed()).isFalse();
    }
  }

  @Test
  void aSealedPackageTakesNoClassOfAnotherJar() throws Exception {
    JarCopy sealed =
        new TestJar()
            .type(Greeting.class)
            .attribute("Sealed", "true")
            .write(folder.resolve("a.jar"));
    JarCopy other = new TestJar().type(Other.class).write(folder.resolve("b.jar"));
    try (JarClassLoader loader = loader(sealed, other)) {
      assertThat(loader.loadClass(GREETING).getPackage().isSealed()).isTrue();
      assertThatExceptionOfType(SecurityException.class)
          .isThrownBy(() -> loader.loadClass(Other.class.getName()))
          .withMessageContaining("b.jar");
    }
  }

  @Test
  void anEntryForThisVersionOfJavaHidesTheOneForAll() throws Exception {
    String service = "META-INF/services/" + Callable.class.getName();
    JarCopy jar =
        new TestJar()
            .attribute("Multi-Release", "true")
            .text(TestJar.entryOf(Greeting.class), "no class")
            .type(Greeting.class, "META-INF/versions/17/" + TestJar.entryOf(Greeting.class))
            .text("a.txt", "for all")
            .text("META-INF/versions/17/a.txt", "for 17")
            .text(service, GREETING)
            .write(folder.resolve("a.jar"));
    try (JarClassLoader loader = loader(jar)) {
      assertThat(loader.loadClass(GREETING).getName()).isEqualTo(GREETING);
      assertThat(text(loader.getResource("a.txt"))).isEqualTo("for 17");
      assertThat(new String(stream(loader, "a.txt").readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("for 17");
      assertThat(ServiceLoader.load(Callable.class, loader)).hasSize(1);
    }
  }

  @Test
  void findsResourcesInTheOrderOfTheJars() throws Exception {
    JarCopy second = new TestJar().text("a/b.txt", "there").write(folder.resolve("b.jar"));
    try (JarClassLoader loader = loader(greeting(), second)) {
      List<URL> found = Collections.list(loader.getResources("a/b.txt"));
      assertThat(text(found.get(0))).isEqualTo("here");
      assertThat(text(found.get(1))).isEqualTo("there");
      assertThat(text(loader.getResource("a/b.txt"))).isEqualTo("here");
      assertThat(text(new URL(found.get(1).toExternalForm()))).isEqualTo("there");
      assertThat(found.get(0).openConnection()).isInstanceOf(JarURLConnection.class);
      assertThat(loader.getResource("a/none.txt")).isNull();
      assertThat(loader.getResourceAsStream("a/none.txt")).isNull();
    }
  }

  @Test
  void namesOfResourcesMayHaveAnyCharacter() throws Exception {
    String name = "a b/50%25 #1? ü+.txt";
    JarCopy jar = new TestJar().text(name, "odd").write(folder.resolve("a b#1.jar"));
    try (JarClassLoader loader = loader(jar)) {
      assertThat(text(loader.getResource(name))).isEqualTo("odd");
    }
  }

  @Test
  void namesAreResolvedAgainstAResourceWithinItsJar() throws Exception {
    JarCopy jar =
        new TestJar()
            .text("a/b.txt", "")
            .text("a/c.txt", "beside it")
            .text("d.txt", "at the top")
            .write(folder.resolve("a.jar"));
    try (JarClassLoader loader = loader(jar)) {
      URL resource = loader.getResource("a/b.txt");
      assertThat(text(new URL(resource, "c.txt"))).isEqualTo("beside it");
      assertThat(text(new URL(resource, "../d.txt"))).isEqualTo("at the top");
      assertThat(text(new URL(resource, "/d.txt"))).isEqualTo("at the top");
    }
  }

  @Test
  void namesOfResourcesMayBeginWithASlash() throws Exception {
    JarCopy jar = new TestJar().text("/a.txt", "odd").write(folder.resolve("a.jar"));
    try (JarClassLoader loader = loader(jar)) {
      assertThat(text(loader.getResource("/a.txt"))).isEqualTo("odd");
    }
  }

  @Test
  void theFolderOfAJarMayEndAsTheAddressOfAJarDoes() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("odd!"));
    JarCopy jar = new TestJar().text("a.txt", "here").write(odd.resolve("a.jar"));
    try (JarClassLoader loader = loader(jar)) {
      assertThat(text(loader.getResource("a.txt"))).isEqualTo("here");
    }
  }

  @Test
  void aClosedJarIsToldAsAnIOException() throws Exception {
    OpenJar jar = OpenJar.of(greeting());
    jar.close();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> jar.attribute(PACKAGE, Attributes.Name.SEALED));
  }

  @Test
  void neitherAClassPathNorAnIndexLeadsToAnotherJar() throws Exception {
    new TestJar().type(Other.class).write(folder.resolve("other.jar"));
    new TestJar().type(Other.class).write(folder.resolve("nested.jar"));
    JarCopy jar =
        new TestJar()
            .type(Greeting.class)
            .attribute("Class-Path", "other.jar nested.jar!/ jar:file:other.jar!/")
            .text(
                "META-INF/INDEX.LIST",
                "JarIndex-Version: 1.0\n\nother.jar\n" + PACKAGE.replace('.', '/') + "\n\n")
            .bytes("nested.jar", Files.readAllBytes(folder.resolve("nested.jar")))
            .write(folder.resolve("a.jar"));
    try (JarClassLoader loader = loader(jar)) {
      assertThatExceptionOfType(ClassNotFoundException.class)
          .isThrownBy(() -> loader.loadClass(Other.class.getName()));
      assertThat(loader.getResource(TestJar.entryOf(Other.class))).isNull();
    }
  }

  @Test
  void aClosedLoaderFindsNothingMore() throws Exception {
    JarClassLoader loader = loader(greeting());
    loader.loadClass(GREETING);
    InputStream open = stream(loader, "a/b.txt");
    loader.close();
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> loader.loadClass(Other.class.getName()));
    assertThat(loader.getResource("a/b.txt")).isNull();
    assertThat(loader.getResourceAsStream("a/b.txt")).isNull();
    assertThatExceptionOfType(IOException.class).isThrownBy(open::read);
  }

  @Test
  void aJarThatTakesThePathOfAnotherIsRead() throws Exception {
    Path path = greeting().file();
    try (JarClassLoader loader = loader(JarCopy.inPlace(path))) {
      assertThat(text(loader.getResource("a/b.txt"))).isEqualTo("here");
    }
    new TestJar().text("a/b.txt", "there").write(folder.resolve("new.jar"));
    Files.move(folder.resolve("new.jar"), path, StandardCopyOption.REPLACE_EXISTING);
    try (JarClassLoader loader = loader(JarCopy.inPlace(path))) {
      assertThat(text(loader.getResource("a/b.txt"))).isEqualTo("there");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void noFileStaysOpenAfterTheClose() throws Exception {
    JarCopy jar = greeting();
    try (JarClassLoader loader = loader(jar)) {
      text(loader.getResource("a/b.txt"));
      loader.loadClass(GREETING);
      assertThat(isOpen(jar.file())).isTrue();
    }
    assertThat(isOpen(jar.file())).isFalse();
  }

  private static boolean isOpen(Path file) throws Exception {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.anyMatch(descriptor -> pointsAt(descriptor, file));
    }
  }

  private static boolean pointsAt(Path descriptor, Path file) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file);
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }

  @Test
  void manyThreadsGetTheSameClass() throws Exception {
    try (JarClassLoader loader = loader(greeting())) {
      List<CompletableFuture<Class<?>>> loads =
          IntStream.range(0, 16)
              .<CompletableFuture<Class<?>>>mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> load(loader), task -> new Thread(task).start()))
              .toList();
      assertThat(loads.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }
  }

  private static Class<?> load(ClassLoader loader) {
    try {
      return loader.loadClass(GREETING);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
