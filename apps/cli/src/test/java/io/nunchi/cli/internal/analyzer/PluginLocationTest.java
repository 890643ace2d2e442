package io.nunchi.cli.internal.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.ScriptedPluginJar;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLocationTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void anIdIsThePluginThatCameWithTheProgram() throws Exception {
    Path bundled = ScriptedPluginJar.packInto(folder);

    PluginLocation found = PluginLocation.of(Path.of(ScriptedPluginJar.ID), bundled);

    assertThat(found.path().toRealPath())
        .isEqualTo(bundled.resolve(ScriptedPluginJar.ID).toRealPath());
    assertThat(found.id()).contains(ScriptedPluginJar.ID);
  }

  @Test
  void whatLiesThereIsTakenAsAPath() throws Exception {
    Path bundled = ScriptedPluginJar.packInto(folder);
    Path named = Path.of("src");

    assertThat(PluginLocation.of(named, bundled))
        .isEqualTo(new PluginLocation(named.toAbsolutePath(), Optional.empty()));
  }

  @Test
  void whatIsNowhereIsAPath() throws Exception {
    Path bundled = ScriptedPluginJar.packInto(folder);
    Path named = Path.of("acme.nobody");

    assertThat(PluginLocation.of(named, bundled))
        .isEqualTo(new PluginLocation(named.toAbsolutePath(), Optional.empty()));
    assertThat(PluginLocation.of(named, folder.resolve("none")).id()).isEmpty();
  }
}
