package io.nunchi.tck.mutant;

import static io.nunchi.tck.mutant.Delegating.problem;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Correct analyzers that touch what surrounds them, and leave it as it was. */
final class AllowedSurroundings {

  private AllowedSurroundings() {}

  static List<Allowed> all() {
    return List.of(
        Allowed.of("a refusal of a value, by the setting's name", Refusing::new, "2.8"),
        Allowed.of(
            "a warning through loggers",
            () -> Delegating.analyzing(() -> AllowedSurroundings::warn),
            "8.9",
            "8.7"),
        Allowed.of(
            "files in the folders of the context, and for a moment a temporary one",
            Writing::new,
            "8.7"),
        Allowed.of(
            "a property for the time of an engine",
            () -> Delegating.starting(ForATime::new),
            "8.3"),
        Allowed.of(
            "another context class loader during a call, and a few bytes for each thread",
            AllowedSurroundings::borrowing,
            "8.10"));
  }

  /** Refuses what only this machine cannot do. */
  private static final class Refusing extends Delegating.Plugin {
    private static final Setting<Long> DEVICE =
        Setting.of("device", new IntegerType(0, 7, ""), 0L, "Device", "Where to run.");

    @Override
    public PluginDescriptor descriptor() {
      return with(SettingsSchema.of(DEVICE));
    }

    @Override
    public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
      if (context.settings().get(DEVICE) > 0) {
        throw new EngineStartException(problem(27, "no such device").where("setting device"));
      }
      return super.createEngine(context);
    }
  }

  private static FrameResult warn(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
    if (frame.width() == 1) {
      System.getLogger("example.spot").log(System.Logger.Level.WARNING, "a narrow frame");
    }
    return correct.analyze(frame);
  }

  private static final class Writing extends Delegating.Plugin {
    @Override
    public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
      try {
        Files.writeString(context.nativeFolder().path().resolve("spot.cache"), "spots");
        if (context.persistentFolder().isPresent()) {
          Files.writeString(context.persistentFolder().get().resolve("spot.cache"), "spots");
        }
        Path temporary = Files.createTempFile("spot", ".tmp");
        Files.writeString(temporary, "spots");
        Files.delete(temporary);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return super.createEngine(context);
    }
  }

  private static final class ForATime extends Delegating.Engine {
    private static final String PROPERTY = "example.spot.running";

    ForATime(AnalyzerEngine correct) {
      super(correct);
      System.setProperty(PROPERTY, "yes");
    }

    @Override
    public void close() {
      System.clearProperty(PROPERTY);
      super.close();
    }
  }

  private static AnalyzerPlugin borrowing() {
    ThreadLocal<byte[]> scratch = ThreadLocal.withInitial(() -> new byte[1 << 14]);
    return Delegating.analyzing(
        () ->
            (correct, frame) -> {
              Thread thread = Thread.currentThread();
              ClassLoader before = thread.getContextClassLoader();
              thread.setContextClassLoader(AllowedSurroundings.class.getClassLoader().getParent());
              try {
                scratch.get()[0]++;
                return correct.analyze(frame);
              } finally {
                thread.setContextClassLoader(before);
              }
            });
  }
}
