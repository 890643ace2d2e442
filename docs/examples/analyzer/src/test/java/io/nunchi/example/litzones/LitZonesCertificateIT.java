package io.nunchi.example.litzones;

import io.nunchi.tck.AnalyzerVerification;
import io.nunchi.tck.Subject;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** Every contract rule, tried on the plugin's folder as a host loads it. */
@Tag("slow")
class LitZonesCertificateIT extends AnalyzerVerification {

  @Override
  protected Subject subject() {
    return Subject.at(Path.of(System.getProperty("plugin.folder")));
  }
}
