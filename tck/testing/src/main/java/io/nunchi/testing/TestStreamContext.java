package io.nunchi.testing;

import io.nunchi.spi.OperatorMessage;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A stream with given parts, as a host hands it to {@link
 * io.nunchi.spi.AnalyzerEngine#openAnalyzer}; keeps what its analyzer tells.
 *
 * <p>Lifecycle: no close; any number of analyzers may share it. Threading: any thread. Ownership:
 * the test's.
 */
public final class TestStreamContext implements StreamContext {

  private final String streamId;
  private final Settings settings;
  private final Optional<SavedState> savedState;
  private final List<OperatorMessage> told = new CopyOnWriteArrayList<>();

  private TestStreamContext(String streamId, Settings settings, Optional<SavedState> savedState) {
    this.streamId = streamId;
    this.settings = settings;
    this.savedState = savedState;
  }

  /**
   * Describes the stream that a {@link Walk} plays: {@value Walk#FRAMES_PER_SECOND} frames a
   * second.
   *
   * @param streamId the stream's id, camera id and display name
   * @param settings the stream's settings
   * @return a stream without a saved state
   */
  public static TestStreamContext of(String streamId, Settings settings) {
    return new TestStreamContext(streamId, settings, Optional.empty());
  }

  /**
   * Adds the state from which an analyzer goes on.
   *
   * @param state the state that another analyzer saved
   * @return a stream that differs in this only, to which nothing was told yet
   */
  public TestStreamContext with(SavedState state) {
    return new TestStreamContext(streamId, settings, Optional.of(state));
  }

  /**
   * Returns the messages for the operator.
   *
   * @return the messages so far, in order
   */
  public List<OperatorMessage> told() {
    return List.copyOf(told);
  }

  @Override
  public String streamId() {
    return streamId;
  }

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
    return Walk.FRAMES_PER_SECOND;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public Optional<SavedState> savedState() {
    return savedState;
  }

  @Override
  public void tell(OperatorMessage message) {
    told.add(message);
  }
}
