package io.nunchi.loading.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.loading.internal.trust.JarCopy;
import io.nunchi.loading.internal.trust.PluginTrust;
import io.nunchi.loading.internal.trust.TrustedLibraries;
import io.nunchi.spi.NativeFolder;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginRealmTest {

  @TempDir Path folder;
  private final AtomicInteger closings = new AtomicInteger();
  private Path tool = Path.of("");

  @BeforeEach
  void writeTool() throws Exception {
    tool = new TestJar().text("a.txt", "tool").write(folder.resolve("tool.jar")).file();
  }

  private PluginRealm realm() throws Exception {
    PluginClassLoader loader = new PluginClassLoader(folder, "1.0", List.of());
    Path natives = Files.createDirectory(folder.resolve("natives"));
    return new PluginRealm(
        loader,
        JarSet.inPlace(List.of()),
        new NativeFolder(natives),
        new TrustedLibraries(PluginTrust.everybody(), natives),
        closings::incrementAndGet);
  }

  private static Optional<ClassLoader> open(PluginRealm realm, Path jar) throws Exception {
    return realm.openTools(JarSet.inPlace(List.of(jar)), JarFingerprints.of(jar));
  }

  @Test
  void toolsOfTheSameJarsShareOneClassLoaderBelowThePlugins() throws Exception {
    PluginRealm realm = realm();
    Path other = new TestJar().write(folder.resolve("other.jar")).file();

    ClassLoader tools = open(realm, tool).orElseThrow();

    assertThat(open(realm, tool)).contains(tools);
    assertThat(open(realm, other)).isPresent().get().isNotSameAs(tools);
    assertThat(tools.getParent()).isSameAs(realm.classLoader());
    realm.retire();
    assertThat(tools.getResource("a.txt")).as("closed").isNull();
  }

  @Test
  void toolsWhoseJarWasReplacedGetAnotherClassLoader() throws Exception {
    PluginRealm realm = realm();
    ClassLoader before = open(realm, tool).orElseThrow();
    new TestJar().text("a.txt", "a longer text").write(tool);

    assertThat(open(realm, tool)).isPresent().get().isNotSameAs(before);
    realm.retire();
  }

  @Test
  void copiesOfJarsAreRemovedWithTheRealmOrAtOnceIfNobodyNeedsThem() throws Exception {
    PluginRealm realm = realm();
    JarSet first = copied("first");
    JarSet again = copied("again");
    realm.openTools(first, JarFingerprints.of(tool));

    realm.openTools(again, JarFingerprints.of(tool));
    assertThat(again.folder().orElseThrow()).doesNotExist();
    assertThat(first.folder().orElseThrow()).exists();

    realm.retire();
    assertThat(first.folder().orElseThrow()).doesNotExist();
  }

  private JarSet copied(String name) throws Exception {
    Path copies = Files.createDirectory(folder.resolve(name));
    Path copy = Files.copy(tool, copies.resolve("tool.jar"));
    return new JarSet(JarSet.inPlace(List.of(copy)).jars(), Optional.of(copies));
  }

  @Test
  void copiesOfJarsThatCannotBeOpenedAreRemoved() throws Exception {
    PluginRealm realm = realm();
    Path copies = Files.createDirectory(folder.resolve("copies"));
    try (FileSystem inside = FileSystems.newFileSystem(tool)) {
      JarCopy noFile = JarCopy.inPlace(inside.getPath("/a.txt"));
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(
              () ->
                  realm.openTools(
                      new JarSet(List.of(noFile), Optional.of(copies)), JarFingerprints.of(tool)));
    }
    assertThat(copies).doesNotExist();
    realm.retire();
  }

  @Test
  void aClosedRealmOpensNoTools() throws Exception {
    PluginRealm realm = realm();
    realm.retire();

    assertThat(open(realm, tool)).isEmpty();
    assertThat(closings).hasValue(1);
  }

  @Test
  void aRetiredRealmClosesWithItsLastUse() throws Exception {
    PluginRealm realm = realm();
    PluginUse use = realm.use();

    realm.retire();
    assertThat(closings).hasValue(0);
    realm.endUse(use);

    assertThat(closings).hasValue(1);
  }
}
