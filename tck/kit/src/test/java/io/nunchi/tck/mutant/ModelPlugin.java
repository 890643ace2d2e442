package io.nunchi.tck.mutant;

import static io.nunchi.tck.mutant.Delegating.problem;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.ModelIdentity;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.spi.settings.TextType;
import io.nunchi.tck.internal.watch.FileDigests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The correct analyzer, which does not start without the file of a model. */
final class ModelPlugin extends Delegating.Plugin {

  static final Setting<String> MODEL =
      Setting.of("model", TextType.any("a path"), "", "Model", "The file of the model.");
  private static final Setting<String> NOTE =
      Setting.of("note", new TextType("letters", "\\p{L}*"), "", "Note", "Changes nothing.");

  private final Function<String, Optional<ModelIdentity>> identity;

  ModelPlugin() {
    this(digest -> Optional.of(ModelIdentity.of("weights", digest)));
  }

  /** Creates a plugin whose engines describe the model of this digest as given. */
  ModelPlugin(Function<String, Optional<ModelIdentity>> identity) {
    this.identity = identity;
  }

  @Override
  public PluginDescriptor descriptor() {
    return with(SettingsSchema.of(MODEL, NOTE));
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
    String digest = digest(context.settings().get(MODEL));
    return new Delegating.Engine(super.createEngine(context)) {
      @Override
      public EngineDescriptor descriptor() {
        EngineDescriptor correct = super.descriptor();
        EngineDescriptor.Builder described =
            EngineDescriptor.builder()
                .labels(correct.labels())
                .pixelFormats(correct.pixelFormats());
        identity.apply(digest).ifPresent(described::model);
        return described.build();
      }
    };
  }

  private static String digest(String file) throws EngineStartException {
    if (!Files.isRegularFile(Path.of(file))) {
      throw new EngineStartException(problem(73, "no model at '" + file + "'"));
    }
    try {
      return FileDigests.in(Path.of(file)).iterator().next();
    } catch (IOException unreadable) {
      throw new EngineStartException(problem(74, "no model to be read"), unreadable);
    }
  }
}
