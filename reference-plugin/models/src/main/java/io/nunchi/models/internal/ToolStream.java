package io.nunchi.models.internal;

import io.nunchi.spi.OperatorMessage;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.settings.Settings;
import java.util.Optional;

/** The stream of an analyzer that runs for the tool, whose only frame is a test pattern. */
record ToolStream(String streamId, Settings settings) implements StreamContext {

  @Override
  public String cameraId() {
    return streamId;
  }

  @Override
  public String displayName() {
    return streamId;
  }

  @Override
  public double frameRate() {
    return 0;
  }

  @Override
  public Optional<SavedState> savedState() {
    return Optional.empty();
  }

  @Override
  public void tell(OperatorMessage message) {
    // The tool looks at the result, and nobody operates its camera.
  }
}
