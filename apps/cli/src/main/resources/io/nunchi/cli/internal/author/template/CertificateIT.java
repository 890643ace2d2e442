package {{package}};

import io.nunchi.tck.AnalyzerVerification;
import io.nunchi.tck.Subject;
import java.nio.file.Path;

/** Every rule of the contract, tried on the folder as a host loads it. */
class {{class}}CertificateIT extends AnalyzerVerification {

  @Override
  protected Subject subject() {
    return Subject.at(Path.of(System.getProperty("plugin.folder")));
  }
}
