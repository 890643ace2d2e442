package io.nunchi.example.litzones;

import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.geometry.Polygon;
import io.nunchi.spi.result.RuleEvent;
import io.nunchi.spi.settings.Settings;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One zone: since when it is lit, and the event that tells so. All times are stream time. */
final class Zone {

  private static final long DARK = -1;

  private final String name;
  private final Polygon area;
  private final long dwellNanos;

  private long litSinceNanos = DARK;
  private long eventId = DARK;

  private Zone(String name, Polygon area, long dwellNanos) {
    this.name = name;
    this.area = area;
    this.dwellNanos = dwellNanos;
  }

  /** The zone of a member of the group; none until an operator has drawn it. */
  static Optional<Zone> of(String name, Settings settings) {
    if (settings.get(LitZonesPlugin.AREA).isEmpty()) {
      return Optional.empty();
    }
    Polygon area = Polygon.of(settings.get(LitZonesPlugin.AREA));
    long dwellNanos = (long) (settings.get(LitZonesPlugin.DWELL) * TimeUnit.SECONDS.toNanos(1));
    return Optional.of(new Zone(name, area, dwellNanos));
  }

  /** Looks at the lights of a frame; an event begins, ends, or goes on untold. */
  Optional<RuleEvent> update(List<BoundingBox> lights, long nowNanos, long nextEventId) {
    boolean lit = lights.stream().anyMatch(light -> area.contains(light.center()));
    if (!lit) {
      Optional<RuleEvent> ended =
          eventId == DARK
              ? Optional.empty()
              : Optional.of(event().ended(eventId).endNanos(nowNanos).build());
      litSinceNanos = DARK;
      eventId = DARK;
      return ended;
    }
    if (litSinceNanos == DARK) {
      litSinceNanos = nowNanos;
    }
    if (eventId != DARK || nowNanos - litSinceNanos < dwellNanos) {
      return Optional.empty();
    }
    eventId = nextEventId;
    return Optional.of(event().started(eventId).build());
  }

  private RuleEvent.Builder event() {
    return RuleEvent.builder(LitZonesPlugin.ZONE_EVENT, name)
        .startNanos(litSinceNanos)
        .region(area);
  }

  String name() {
    return name;
  }

  void write(DataOutputStream state) throws IOException {
    state.writeUTF(name);
    state.writeLong(litSinceNanos);
    state.writeLong(eventId);
  }

  /** Goes on where the zone of this name was. */
  void read(DataInputStream state) throws IOException {
    litSinceNanos = state.readLong();
    eventId = state.readLong();
  }
}
