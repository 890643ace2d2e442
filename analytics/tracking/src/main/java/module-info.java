/** Follows things over the frames of a stream, on any analyzer's detections. */
module io.nunchi.tracking {
  requires static org.jspecify;
  requires transitive io.nunchi.spi;

  exports io.nunchi.tracking;
  exports io.nunchi.tracking.bytetrack;
  exports io.nunchi.tracking.camera;
}
