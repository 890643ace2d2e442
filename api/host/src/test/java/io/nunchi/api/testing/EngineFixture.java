package io.nunchi.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.internal.host.RunningHost;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.ObedientPlugin;
import io.nunchi.api.testplugin.compared.ComparedPlugin;
import io.nunchi.api.testplugin.gate.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A host with manual time on which an engine runs, and a gate at which its analyzers can be made to
 * wait. Nothing may be left of them when it is closed.
 */
public final class EngineFixture implements AutoCloseable {

  /** Longer than anything takes that comes to an end. */
  public static final Duration LONG = Duration.ofSeconds(30);

  private final Pictures pictures = new Pictures();
  private final Gate gate;
  private final Path plugins;
  private final ManualHost manual;
  private final Engine engine;

  private EngineFixture(
      Path folder,
      CompiledPlugin plugin,
      String pluginId,
      int workers,
      Map<String, String> settings)
      throws Exception {
    gate = Gate.named(folder.toString());
    plugins = Files.createDirectories(folder.resolve("plugins"));
    Path natives = Files.createDirectories(folder.resolve("natives"));
    plugin.write(plugins.resolve("plugin.jar"));
    manual = new ManualHost(plugins, natives, workers);
    engine = manual.host().startEngine(pluginId, settings);
  }

  /** An engine of the scripted plugin that knows the gate; everything lies in the folder. */
  public static EngineFixture scripted(Path folder, int workers) throws Exception {
    Map<String, String> settings = Map.of("gate", folder.toString());
    return new EngineFixture(folder, CommandedPlugin.jar(), ObedientPlugin.ID, workers, settings);
  }

  /** An engine of the plugin whose results are compared. */
  public static EngineFixture compared(Path folder, String finds) throws Exception {
    return new EngineFixture(folder, comparedJar(), ComparedPlugin.ID, 2, Map.of("find", finds));
  }

  private static CompiledPlugin comparedJar() throws IOException {
    return new CompiledPlugin()
        .plugin(ComparedPlugin.class)
        .packageOf(ComparedPlugin.class)
        .packageOf(Gate.class);
  }

  /** Loads the plugin whose results are compared, too. */
  public void loadCompared() throws IOException {
    comparedJar().write(plugins.resolve("compared.jar"));
    assertThat(host().rescanPlugins().plugins()).hasSize(2);
  }

  /** Loads the scripted plugin, too. */
  public void loadScripted() throws IOException {
    CommandedPlugin.jar().write(plugins.resolve("scripted.jar"));
    assertThat(host().rescanPlugins().plugins()).hasSize(2);
  }

  public RunningHost host() {
    return manual.host();
  }

  public Engine engine() {
    return engine;
  }

  public Pictures pictures() {
    return pictures;
  }

  public long nanos() {
    return manual.nanos();
  }

  /** Lets time pass, and the supervisor look. */
  public void pass(Duration duration) {
    manual.pass(duration);
  }

  /** Settings of an engine that knows the gate; {@code more} are keys and values in turn. */
  public Map<String, String> settings(String... more) {
    Map<String, String> settings = new HashMap<>(Map.of("gate", gate.name()));
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  /** Runs something whenever the host reads the clock, on the thread that does. */
  public void whenClockIsRead(Runnable action) {
    manual.whenClockIsRead(action);
  }

  public Stream open(String id, StreamListener listener) throws HostException {
    return host().openStream(Camera.named(id), engine, listener);
  }

  /** Offers a picture that carries a command and arrives now. */
  public void offer(Stream stream, Command command) {
    FrameBuffer picture = pictures.of(command);
    stream.offer(picture.captured(picture.captureTime(), nanos()));
  }

  /** The same, and waits until the stream has nothing to do any more. */
  public void analyze(Stream stream, Command command) throws InterruptedException {
    offer(stream, command);
    awaitIdle(stream);
  }

  public void awaitIdle(Stream stream) throws InterruptedException {
    assertThat(stream.awaitIdle(LONG)).isTrue();
  }

  /** Lets whoever waits at the gate go on. */
  public void openGate() {
    gate.open();
  }

  /** The gate at which analyzers and engines wait. */
  public Gate gate() {
    return gate;
  }

  /** Waits for calls that were given up; the test's time limit ends the wait. */
  public void awaitNothingStuck() {
    Await.until(() -> host().report().stuckCalls().isEmpty());
  }

  @Override
  public void close() {
    openGate();
    awaitNothingStuck();
    manual.close();
    // Threads that were lost with a picture give it back now.
    Await.until(() -> pictures.unreleased() == 0);
    assertThat(pictures.unreleased()).as("none was given back twice").isZero();
    gate.remove();
  }
}
