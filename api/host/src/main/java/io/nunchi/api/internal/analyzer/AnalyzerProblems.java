package io.nunchi.api.internal.analyzer;

import io.nunchi.api.HostException;
import io.nunchi.api.SupervisionPolicy;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.settings.RepeatedGroup;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The problems with engines and analyzers. */
public final class AnalyzerProblems {

  private AnalyzerProblems() {}

  static Problem unsupportedFormat(PixelFormat found, Set<PixelFormat> taken, String where) {
    return Problem.of("NUN-3005", "the engine does not take frames of this pixel format")
        .expected("one of " + taken)
        .found(found.toString())
        .where(where)
        .fix("convert the frames, or choose another plugin");
  }

  /** The problem with an engine that is closed or belongs to another host. */
  public static HostException engineIsClosed(String where) {
    return new HostException(
        Problem.of("NUN-4503", "the engine cannot be used")
            .expected("a running engine of this host")
            .found("one that is closed or belongs to another host")
            .where(where)
            .fix("start an engine with startEngine of the same host"));
  }

  /** The problem with one stream more than an engine declares. */
  public static Problem tooManyStreams(StartedEngine engine, String found, String where) {
    int most = engine.descriptor().maximumStreams().orElse(Integer.MAX_VALUE);
    return Problem.of("NUN-4580", "the engine declares that it serves no more streams")
        .expected("at most " + most + " streams, such as its licence allows")
        .found(found)
        .where(where + ", engine of " + engine.pluginId())
        .fix("close another stream of the engine, or get a licence for more");
  }

  static Problem noPersistentFolder(String pluginId, String found) {
    return Problem.of("NUN-4583", "a plugin's persistent folder cannot be created")
        .expected("a folder below the host's persistentRoot in which this process may write")
        .found(found)
        .where("engine of " + pluginId)
        .fix("correct the root or its permissions; the plugin works without the folder");
  }

  static Problem analyzerQuarantined(SupervisionPolicy policy, Problem last, String where) {
    return Problem.of("NUN-4511", "the analyzer failed too often and is in quarantine")
        .expected(
            "fewer than "
                + policy.failuresToQuarantine()
                + " failures in "
                + policy.failureWindow())
        .found("the last one: " + last.code() + ": " + last.what())
        .where(where)
        .fix(
            "remove the cause and release the stream; it is tried again after "
                + policy.forgiveOneAfter());
  }

  static Problem engineQuarantined(String pluginId, int mostLostThreads) {
    return Problem.of("NUN-4520", "too many threads are lost in calls of one engine")
        .expected("fewer than " + mostLostThreads + " calls that never return")
        .found("as many; the engine is in quarantine with all its streams")
        .where("engine of " + pluginId)
        .fix("swap the engine, or restart the process; tell the plugin's vendor");
  }

  static Problem settingsInNoKnownState(String pluginId) {
    return Problem.of("NUN-4544", "an engine failed to change its settings")
        .expected("the change, or a refusal that changes nothing (rule 2.4)")
        .found("a failure, after which nobody knows which settings it uses")
        .where("engine of " + pluginId)
        .fix("swap the engine with the settings that it is to have; tell the plugin's vendor");
  }

  static Problem stateForgotten(String pluginId, String where) {
    return Problem.of("NUN-4584", "a saved state is forgotten")
        .expected("an analyzer that goes on from the state that one of its plugin saved (rule 9.5)")
        .found("a failure before its first result, or the second failure from this state")
        .where(where + " of " + pluginId)
        .fix("nothing: the next analyzer starts afresh; tell the plugin's vendor");
  }

  static Problem notChangeableLive(
      SettingsSchema schema, Setting<?> setting, String where, String otherWay) {
    return notChangeableLive(schema, "a new value for " + setting.key())
        .where("setting " + setting.key() + " of " + where)
        .fix(otherWay);
  }

  /** The same for a group, one of whose members would be added, changed or removed. */
  static Problem notChangeableLive(
      SettingsSchema schema, RepeatedGroup group, String where, String otherWay) {
    return notChangeableLive(schema, "other members of " + group.key())
        .where("settings " + group.key() + " of " + where)
        .fix(otherWay);
  }

  private static Problem notChangeableLive(SettingsSchema schema, String found) {
    List<String> live = new ArrayList<>();
    schema.settings().stream()
        .filter(Setting::isChangeableLive)
        .map(Setting::key)
        .forEach(live::add);
    schema.groups().stream()
        .filter(RepeatedGroup::isChangeableLive)
        .map(RepeatedGroup::key)
        .forEach(live::add);
    return Problem.of("NUN-2005", "this setting cannot be changed while the plugin runs")
        .expected(live.isEmpty() ? "no change: none of them can" : "changes of " + live + " only")
        .found(found);
  }
}
