package io.nunchi.api.testing;

import io.nunchi.api.testplugin.ObedientPlugin;
import io.nunchi.api.testplugin.behaviour.Behaviour;
import io.nunchi.api.testplugin.broken.MessageThrows;
import io.nunchi.api.testplugin.gate.Gate;
import java.io.IOException;
import java.nio.file.Path;

/** The jar of the scripted plugin, whose analyzers do what a frame commands. */
public final class CommandedPlugin {

  private CommandedPlugin() {}

  public static CompiledPlugin jar() throws IOException {
    return new CompiledPlugin()
        .plugin(ObedientPlugin.class)
        .packageOf(ObedientPlugin.class)
        .packageOf(Behaviour.class)
        .packageOf(MessageThrows.class)
        .packageOf(Gate.class);
  }

  /** A plugin directory that holds this plugin only. */
  public static Path in(Path directory) throws IOException {
    jar().write(directory.resolve("scripted.jar"));
    return directory;
  }
}
