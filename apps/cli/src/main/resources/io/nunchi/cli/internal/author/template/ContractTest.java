package {{package}};

import io.nunchi.tck.AnalyzerVerification;
import io.nunchi.tck.Subject;

/** Every rule of the contract, tried on the classes; those about jars are skipped. */
class {{class}}ContractTest extends AnalyzerVerification {

  @Override
  protected Subject subject() {
    return Subject.onClassPath({{class}}Plugin::new);
  }
}
