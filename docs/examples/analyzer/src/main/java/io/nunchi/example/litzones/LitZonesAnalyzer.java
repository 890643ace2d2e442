package io.nunchi.example.litzones;

import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.RuleEvent;
import io.nunchi.spi.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the lights of one camera, and remembers which zones are lit. */
final class LitZonesAnalyzer implements FrameAnalyzer {

  private static final String FORMAT = "example.lit-zones";

  private final LitZonesPlugin.Engine engine;
  private final LightFinder finder = new LightFinder();
  private final List<Zone> zones = new ArrayList<>();
  private double minimumSize;
  private long nextEventId = 1;
  private boolean closed;

  LitZonesAnalyzer(LitZonesPlugin.Engine engine, StreamContext stream)
      throws AnalyzerFailedException {
    this.engine = engine;
    minimumSize = stream.settings().get(LitZonesPlugin.MINIMUM_SIZE);
    Map<String, Settings> drawn = stream.settings().members(LitZonesPlugin.ZONES);
    drawn.forEach((name, settings) -> Zone.of(name, settings).ifPresent(zones::add));
    if (stream.savedState().isPresent()) {
      restore(stream.savedState().get());
    }
  }

  /** Never overlaps with {@link #close}, which a host may call at any time. */
  @Override
  public synchronized FrameResult analyze(Frame frame) throws AnalyzerFailedException {
    LitZonesPlugin.requireOpen(closed || engine.isClosed());
    List<BoundingBox> lights =
        finder.lights(frame).stream().filter(box -> box.height() >= minimumSize).toList();
    List<RuleEvent> events = new ArrayList<>();
    for (Zone zone : zones) {
      Optional<RuleEvent> event = zone.update(lights, frame.streamTimeNanos(), nextEventId);
      if (event.isPresent()) {
        nextEventId++;
        events.add(event.get());
      }
    }
    return FrameResult.of(
            lights.stream().map(box -> Detection.of(LitZonesPlugin.LIGHT, 1, box)).toList())
        .withRuleEvents(events);
  }

  @Override
  public synchronized void changeSettings(Settings settings) throws AnalyzerFailedException {
    LitZonesPlugin.requireOpen(closed || engine.isClosed());
    minimumSize = settings.get(LitZonesPlugin.MINIMUM_SIZE); // and nothing else: zones go on
  }

  @Override
  public synchronized Optional<SavedState> saveState() throws AnalyzerFailedException {
    LitZonesPlugin.requireOpen(closed || engine.isClosed());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream state = new DataOutputStream(bytes)) {
      state.writeLong(nextEventId);
      state.writeInt(zones.size());
      for (Zone zone : zones) {
        zone.write(state);
      }
    } catch (IOException e) {
      throw new IllegalStateException("an array takes every byte", e);
    }
    return Optional.of(SavedState.of(FORMAT, 1, bytes.toByteArray()));
  }

  private void restore(SavedState saved) throws AnalyzerFailedException {
    if (!saved.format().equals(FORMAT) || saved.version() != 1) {
      return; // of another plugin, or of a version to come: begin anew
    }
    try (DataInputStream state = new DataInputStream(new ByteArrayInputStream(saved.bytes()))) {
      nextEventId = state.readLong();
      int count = state.readInt();
      for (int i = 0; i < count; i++) {
        restoreZone(state.readUTF(), state);
      }
    } catch (IOException e) {
      throw new AnalyzerFailedException(
          Problem.of("EXAMPLE-0003", "the saved state cannot be read")
              .expected("the bytes that saveState() returned")
              .found(saved.size() + " bytes, " + e),
          e);
    }
  }

  /** A zone that is not there any more has nobody to tell its end to. */
  private void restoreZone(String name, DataInputStream state) throws IOException {
    for (Zone zone : zones) {
      if (zone.name().equals(name)) {
        zone.read(state);
        return;
      }
    }
    state.readLong();
    state.readLong();
  }

  @Override
  public synchronized void close() {
    closed = true;
    finder.close();
  }
}
