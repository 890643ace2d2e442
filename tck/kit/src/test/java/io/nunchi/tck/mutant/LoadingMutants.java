package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.settings.ChoiceType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.tck.Subject;
import io.nunchi.tck.example.BrightSpotPlugin;
import io.nunchi.tck.today.AllFormatsPlugin;
import io.nunchi.tck.today.FewEnginesPlugin;
import io.nunchi.tck.today.HostShyPlugin;
import io.nunchi.tck.today.MatrixPlugin;
import io.nunchi.tck.today.RangePlugin;
import io.nunchi.tck.unfit.ArgumentPlugin;
import io.nunchi.tck.unfit.NamelessPlugin;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Mutants of chapters 1, 2 and 10: what is known before the first frame. */
public final class LoadingMutants {

  /** Lets the threads that mutants left behind end. */
  static final CountDownLatch END_OF_TESTS = new CountDownLatch(1);

  private LoadingMutants() {}

  /** The mutants; those with jars lie in a folder. */
  public static List<Mutant> in(Path folder) throws IOException, URISyntaxException {
    List<Mutant> mutants = new ArrayList<>();
    mutants.add(
        jar(
            "1.1",
            "the service file names a class that is not there",
            new MutantJar(BrightSpotPlugin.class).service("no.such.Plugin"),
            folder,
            "Provider no.such.Plugin not found"));
    mutants.add(
        jar(
            "1.1",
            "no service file",
            new MutantJar(BrightSpotPlugin.class).service(""),
            folder,
            "add the service file to the plugin's jar"));
    mutants.add(
        jar(
            "1.1",
            "a class that is not public",
            new MutantJar(ArgumentPlugin.class).service("io.nunchi.tck.unfit.HiddenPlugin"),
            folder,
            "HiddenPlugin"));
    mutants.add(
        jar(
            "1.1",
            "a constructor that wants an argument",
            new MutantJar(ArgumentPlugin.class),
            folder,
            "public no-arg constructor"));
    mutants.add(
        jar(
            "10.1",
            "no version in the manifest",
            new MutantJar(BrightSpotPlugin.class).spiVersion(""),
            folder,
            "manifest attribute Nunchi-Spi-Version"));
    mutants.add(
        jar(
            "10.2",
            "built for a newer contract",
            new MutantJar(BrightSpotPlugin.class).spiVersion("1.99"),
            folder,
            "1.99"));
    mutants.add(
        Mutant.of("1.2", "an id with capitals", NamedBadly::new, "a plugin id is lower-case")
            .skipping(Mutant.ALL_OTHERS));
    mutants.add(
        jar(
            "1.2",
            "a descriptor without a name",
            new MutantJar(NamelessPlugin.class),
            folder,
            "the arguments of new PluginDescriptor"));
    mutants.add(
        Mutant.of("1.2", "no descriptor", Nameless::new, "the arguments of new PluginDescriptor")
            .skipping(Mutant.ALL_OTHERS));
    mutants.add(Mutant.of("1.3", "a version that counts", Counting::new, "it must not depend on"));
    AtomicBoolean started = new AtomicBoolean();
    mutants.add(
        Mutant.of(
            "1.4",
            "a thread in the constructor",
            () -> new Threaded(started),
            "left-behind-by-1.4"));
    mutants.add(
        Mutant.of(
            "1.5",
            "labels that are learned from frames",
            () -> Delegating.starting(Learning::new),
            "all of them are known when the engine starts"));
    mutants.add(
        Mutant.of(
                "2.3",
                "does not start with the defaults",
                () -> new Picky(false),
                "defaults of the settings")
            .setting("mode", "good"));
    mutants.add(
        Mutant.of(
                "2.3",
                "does not warm up with the defaults",
                () -> new Picky(true),
                "defaults of the settings")
            .setting("mode", "good"));
    return mutants;
  }

  private static Mutant jar(String rule, String what, MutantJar jar, Path folder, String message)
      throws IOException, URISyntaxException {
    Path file = jar.write(folder.resolve(what.replace(' ', '-') + ".jar"));
    return new Mutant(rule, what, Subject.at(file), message, Set.of(Mutant.ALL_OTHERS));
  }

  /** Mutants of rules 4.8 and 5.6, which only jars are tried for. */
  static List<Mutant> ofToday(Path folder) throws IOException, URISyntaxException {
    return List.of(
        packed(
            "4.8",
            "room for three engines",
            new MutantJar(FewEnginesPlugin.class),
            "EXAMPLE-0048",
            folder),
        packed(
            "4.8",
            "other results in a host",
            new MutantJar(HostShyPlugin.class),
            "the results of an analyzer outside the host",
            folder),
        packed(
            "5.6",
            "a switch over the matrices of today",
            new MutantJar(MatrixPlugin.class),
            "matrix FUTURE",
            folder),
        packed(
            "5.6",
            "a switch over the ranges of today",
            new MutantJar(RangePlugin.class),
            "range FUTURE",
            folder),
        packed(
            "5.6",
            "all values of PixelFormat declared",
            new MutantJar(AllFormatsPlugin.class),
            "those that the plugin knows",
            folder));
  }

  private static Mutant packed(String rule, String what, MutantJar jar, String message, Path folder)
      throws IOException, URISyntaxException {
    Path file =
        jar.with(BrightSpotPlugin.class).write(folder.resolve(what.replace(' ', '-') + ".jar"));
    return new Mutant(rule, what, Subject.at(file), message, Set.of());
  }

  private static final class NamedBadly extends Delegating.Plugin {
    @Override
    public PluginDescriptor descriptor() {
      return PluginDescriptor.builder("Bright Spot", "Bright spot")
          .version("1.0")
          .vendor("Example")
          .build();
    }
  }

  private static final class Nameless extends Delegating.Plugin {
    @SuppressWarnings("NullAway") // that is the mutant
    @Override
    public PluginDescriptor descriptor() {
      return null;
    }
  }

  private static final class Counting extends Delegating.Plugin {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public PluginDescriptor descriptor() {
      String version = "1." + calls.incrementAndGet();
      return PluginDescriptor.builder("example.spot", "Bright spot")
          .version(version)
          .vendor("Example")
          .build();
    }
  }

  private static final class Threaded extends Delegating.Plugin {
    Threaded(AtomicBoolean started) {
      if (started.compareAndSet(false, true)) {
        leaveThreadBehind("left-behind-by-1.4");
      }
    }
  }

  /** Loads a library when it is constructed, and so breaks rule 1.4, and 8.4 as well. */
  public static AnalyzerPlugin loadingALibrary(Path folder) {
    JdkLibrary.loadOnce(folder.resolve("libmutant-1.4.so"));
    return new Delegating.Plugin();
  }

  static void leaveThreadBehind(String name) {
    Thread thread =
        new Thread(
            () -> {
              try {
                END_OF_TESTS.await();
              } catch (InterruptedException ends) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  private static final class Learning extends Delegating.Engine {
    private volatile List<String> labels = List.of("spot");

    Learning(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public EngineDescriptor descriptor() {
      return EngineDescriptor.builder()
          .labels(labels)
          .pixelFormats(super.descriptor().pixelFormats())
          .capabilities(super.descriptor().capabilities())
          .build();
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      labels = List.of("spot", "bright spot");
      return super.openAnalyzer(stream);
    }
  }

  private static final class Picky extends Delegating.Plugin {
    private static final Setting<String> MODE =
        Setting.of("mode", new ChoiceType(List.of("good", "bad")), "bad", "Mode", "How to work.");

    private final boolean atWarmUp;

    Picky(boolean atWarmUp) {
      this.atWarmUp = atWarmUp;
    }

    @Override
    public PluginDescriptor descriptor() {
      return with(SettingsSchema.of(MODE));
    }

    @Override
    public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
      boolean bad = context.settings().get(MODE).equals("bad");
      if (bad && !atWarmUp) {
        throw new IllegalStateException("this mode was never finished");
      }
      return new Delegating.Engine(super.createEngine(context)) {
        @Override
        public void warmUp() throws AnalyzerFailedException {
          if (bad) {
            throw new IllegalStateException("this mode was never finished");
          }
          super.warmUp();
        }
      };
    }
  }
}
