package io.nunchi.reference.internal.testing;

import io.nunchi.spi.OperatorMessage;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.settings.Settings;
import java.util.Optional;

/** A camera stream whose analyzer may tell nothing. */
public record TestStream(String streamId, Settings settings) implements StreamContext {

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
    return 25;
  }

  @Override
  public Optional<SavedState> savedState() {
    return Optional.empty();
  }

  @Override
  public void tell(OperatorMessage message) {
    throw new AssertionError("unexpected: " + message);
  }
}
