package io.nunchi.api.internal.run;

import io.nunchi.api.AnalyzedFrame;
import io.nunchi.api.Camera;
import io.nunchi.api.Engine;
import io.nunchi.api.EngineGeneration;
import io.nunchi.api.FrameBuffer;
import io.nunchi.api.HostException;
import io.nunchi.api.StreamListener;
import io.nunchi.api.StreamOptions;
import io.nunchi.api.internal.supervise.PluginCallFailed;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.StreamInfo;
import io.nunchi.spi.failure.SettingsException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An engine as the VMS sees it: whatever generation runs behind it, and the streams that use it.
 */
final class RunningEngine implements Engine {

  private final RunningHost host;
  private final HostServices services;
  private final Set<RunningStream> streams = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Generation current;

  RunningEngine(RunningHost host, HostServices services, Generation first) {
    this.host = host;
    this.services = services;
    this.current = first;
  }

  RunningHost host() {
    return host;
  }

  boolean isClosed() {
    return closed.get();
  }

  Set<RunningStream> streams() {
    return streams;
  }

  void tap(FrameBuffer picture, AnalyzedFrame frame) {}

  /** Opens a stream on the generation of this moment. */
  RunningStream open(
      Camera camera, StreamOptions options, Duration maximumAge, StreamListener listener)
      throws HostException {
    AnalyzerSlot slot = openSlot(current, camera);
    RunningStream stream =
        new RunningStream(this, services, camera, options, maximumAge, listener, slot);
    streams.add(stream);
    return stream;
  }

  /** Opens a camera's analyzer beside whatever runs. */
  AnalyzerSlot openSlot(Generation generation, Camera camera) throws HostException {
    try {
      AnalyzerSlot slot = new AnalyzerSlot(services, generation, streamInfo(generation, camera));
      slot.openFirst();
      return slot;
    } catch (SettingsException unfit) {
      throw new HostException(unfit.problems(), unfit);
    } catch (PluginCallFailed failed) {
      throw failed.asHostException();
    }
  }

  private static StreamInfo streamInfo(Generation generation, Camera camera)
      throws SettingsException {
    return new StreamInfo(
        camera.id(),
        camera.displayName(),
        camera.frameRate(),
        generation.engine().plugin().descriptor().streamSettings().parse(camera.settings()));
  }

  void checkProgress() {
    streams.forEach(RunningStream::checkProgress);
  }

  void remove(RunningStream stream) {
    streams.remove(stream);
    host.remove(stream);
  }

  @Override
  public EngineGeneration generation() {
    return current.identity();
  }

  @Override
  public EngineDescriptor descriptor() {
    return current.engine().descriptor();
  }

  @Override
  public EngineStatus status() {
    return current.engine().status();
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    List.copyOf(streams).forEach(RunningStream::close);
    current.engine().close();
    host.remove(this);
  }
}
