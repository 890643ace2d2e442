/** Frames of every kind, an engine context and a stream player for tests of analyzers. */
module io.nunchi.testing {
  requires transitive java.desktop; // a target may be a picture
  requires transitive io.nunchi.spi;
  requires static org.jspecify;

  exports io.nunchi.testing;
}
