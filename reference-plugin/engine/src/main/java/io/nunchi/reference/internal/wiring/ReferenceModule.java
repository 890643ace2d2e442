package io.nunchi.reference.internal.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.internal.decode.grid.FastestdetDecoder;
import io.nunchi.reference.internal.decode.grid.NanodetDecoder;
import io.nunchi.reference.internal.decode.grid.Yolov5Decoder;
import io.nunchi.reference.internal.decode.grid.Yolov5HeadsDecoder;
import io.nunchi.reference.internal.decode.grid.Yolov8Decoder;
import io.nunchi.reference.internal.decode.grid.YoloxDecoder;
import io.nunchi.reference.internal.decode.grid.YunetDecoder;
import io.nunchi.reference.internal.decode.mask.DetsLabelsMasksDecoder;
import io.nunchi.reference.internal.decode.mask.End2endSegDecoder;
import io.nunchi.reference.internal.decode.mask.MaskRcnnDecoder;
import io.nunchi.reference.internal.decode.mask.SemanticLabelsDecoder;
import io.nunchi.reference.internal.decode.mask.SemanticScoresDecoder;
import io.nunchi.reference.internal.decode.mask.YoloSegDecoder;
import io.nunchi.reference.internal.decode.oriented.End2endObbDecoder;
import io.nunchi.reference.internal.decode.oriented.YoloObbDecoder;
import io.nunchi.reference.internal.decode.pose.End2endPoseDecoder;
import io.nunchi.reference.internal.decode.pose.YoloPoseDecoder;
import io.nunchi.reference.internal.decode.row.DetsLabelsDecoder;
import io.nunchi.reference.internal.decode.row.End2endDecoder;
import io.nunchi.reference.internal.decode.row.End2endFlatDecoder;
import io.nunchi.reference.internal.decode.row.LabelsBoxesScoresDecoder;
import io.nunchi.reference.internal.decode.row.ScoresBoxesDecoder;
import io.nunchi.reference.internal.decode.row.SsdDecoder;
import io.nunchi.reference.internal.decode.row.SsdTensorsDecoder;
import io.nunchi.reference.internal.decode.whole.ClassifierDecoder;
import io.nunchi.reference.internal.decode.whole.EmbeddingDecoder;
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
          YoloxDecoder.class,
          Yolov5Decoder.class,
          Yolov5HeadsDecoder.class,
          Yolov8Decoder.class,
          NanodetDecoder.class,
          FastestdetDecoder.class,
          YunetDecoder.class,
          LabelsBoxesScoresDecoder.class,
          ScoresBoxesDecoder.class,
          End2endDecoder.class,
          End2endFlatDecoder.class,
          DetsLabelsDecoder.class,
          SsdDecoder.class,
          SsdTensorsDecoder.class,
          YoloSegDecoder.class,
          End2endSegDecoder.class,
          MaskRcnnDecoder.class,
          DetsLabelsMasksDecoder.class,
          SemanticScoresDecoder.class,
          SemanticLabelsDecoder.class,
          YoloPoseDecoder.class,
          End2endPoseDecoder.class,
          YoloObbDecoder.class,
          End2endObbDecoder.class,
          ClassifierDecoder.class,
          EmbeddingDecoder.class);

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
