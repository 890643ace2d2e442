package io.nunchi.reference.internal.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.internal.decode.grid.FastestdetDecoderType;
import io.nunchi.reference.internal.decode.grid.NanodetDecoderType;
import io.nunchi.reference.internal.decode.grid.Yolov5DecoderType;
import io.nunchi.reference.internal.decode.grid.Yolov5HeadsDecoderType;
import io.nunchi.reference.internal.decode.grid.Yolov8DecoderType;
import io.nunchi.reference.internal.decode.grid.YoloxDecoderType;
import io.nunchi.reference.internal.decode.grid.YunetDecoderType;
import io.nunchi.reference.internal.decode.row.End2endDecoderType;
import io.nunchi.reference.internal.decode.row.LabelsBoxesScoresDecoderType;
import io.nunchi.reference.internal.decode.row.ScoresBoxesDecoderType;
import io.nunchi.reference.internal.decode.row.SsdDecoderType;
import io.nunchi.reference.internal.decode.row.SsdTensorsDecoderType;
import io.nunchi.reference.internal.decode.whole.ClassifierDecoderType;
import io.nunchi.reference.internal.decode.whole.EmbeddingDecoderType;
import io.nunchi.reference.internal.engine.EngineStarter;
import io.nunchi.reference.internal.inference.SessionOpener;
import io.nunchi.reference.internal.manifest.Decoders;
import io.nunchi.reference.internal.manifest.ManifestReader;
import io.nunchi.reference.internal.modelpackage.KnownModels;
import io.nunchi.reference.internal.modelpackage.ModelPackageReader;
import java.util.List;

/** Every binding of the plugin. A new decoder is one line in {@link #DECODERS}. */
final class ReferenceModule extends AbstractModule {

  private static final List<Class<? extends DecoderType>> DECODERS =
      List.of(
          YoloxDecoderType.class,
          Yolov5DecoderType.class,
          Yolov5HeadsDecoderType.class,
          Yolov8DecoderType.class,
          NanodetDecoderType.class,
          FastestdetDecoderType.class,
          YunetDecoderType.class,
          LabelsBoxesScoresDecoderType.class,
          ScoresBoxesDecoderType.class,
          End2endDecoderType.class,
          SsdDecoderType.class,
          SsdTensorsDecoderType.class,
          ClassifierDecoderType.class,
          EmbeddingDecoderType.class);

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    bindDecoders();
    bind(Decoders.class);
    bind(ManifestReader.class);
    bind(ModelPackageReader.class);
    bind(KnownModels.class);
    bind(SessionOpener.class);
    bind(EngineStarter.class);
  }

  private void bindDecoders() {
    Multibinder<DecoderType> decoders = Multibinder.newSetBinder(binder(), DecoderType.class);
    for (Class<? extends DecoderType> decoder : DECODERS) {
      bind(decoder);
      decoders.addBinding().to(decoder);
    }
  }
}
