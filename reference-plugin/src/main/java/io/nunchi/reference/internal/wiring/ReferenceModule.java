package io.nunchi.reference.internal.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import io.nunchi.reference.internal.decode.DecoderType;
import io.nunchi.reference.internal.decode.LabelsBoxesScoresDecoderType;
import io.nunchi.reference.internal.decode.YoloxDecoderType;
import io.nunchi.reference.internal.engine.EngineStarter;
import io.nunchi.reference.internal.inference.SessionOpener;
import io.nunchi.reference.internal.manifest.ManifestReader;
import io.nunchi.reference.internal.modelpackage.KnownModels;
import io.nunchi.reference.internal.modelpackage.ModelPackageReader;

/** Every binding of the plugin. A new decoder is one line in {@link #bindDecoders()}. */
final class ReferenceModule extends AbstractModule {

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    bindDecoders();
    bind(ManifestReader.class);
    bind(ModelPackageReader.class);
    bind(KnownModels.class);
    bind(SessionOpener.class);
    bind(EngineStarter.class);
  }

  private void bindDecoders() {
    MapBinder<String, DecoderType> decoders =
        MapBinder.newMapBinder(binder(), String.class, DecoderType.class);
    decoders.addBinding("yolox").to(YoloxDecoderType.class);
    decoders.addBinding("labels-boxes-scores").to(LabelsBoxesScoresDecoderType.class);
    bind(YoloxDecoderType.class);
    bind(LabelsBoxesScoresDecoderType.class);
  }
}
