package io.nunchi.api.testplugin;

import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.settings.Settings;
import java.util.Collections;
import java.util.Set;

/** An engine whose descriptor has a label that is null. */
final class NullLabelsEngine extends ObedientEngine {

  NullLabelsEngine(Settings settings) {
    super(settings);
  }

  @Override
  public EngineDescriptor descriptor() {
    return EngineDescriptor.builder()
        .labels(Collections.singletonList(null))
        .pixelFormats(Set.of(PixelFormat.GRAY8))
        .build();
  }
}
