package io.nunchi.api.internal.analyzer;

import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.internal.service.OperatorMessages;
import io.nunchi.spi.OperatorMessage;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.settings.Settings;
import java.util.Optional;

/** A camera stream as an analyzer sees it. Immutable; a change of settings makes another one. */
record CameraContext(
    FrameOrigin origin,
    Settings settings,
    Optional<SavedState> savedState,
    OperatorMessages messages)
    implements StreamContext {

  static CameraContext of(FrameOrigin origin, Settings settings, OperatorMessages messages) {
    return new CameraContext(origin, settings, Optional.empty(), messages);
  }

  CameraContext with(Settings newSettings) {
    return new CameraContext(origin, newSettings, savedState, messages);
  }

  CameraContext with(Optional<SavedState> newState) {
    return new CameraContext(origin, settings, newState, messages);
  }

  @Override
  public String streamId() {
    return origin.streamId();
  }

  @Override
  public String cameraId() {
    return origin.camera().id();
  }

  @Override
  public String displayName() {
    return origin.camera().displayName();
  }

  @Override
  public double frameRate() {
    return origin.camera().frameRate();
  }

  @Override
  public void tell(OperatorMessage message) {
    messages.tell(streamId(), message);
  }
}
