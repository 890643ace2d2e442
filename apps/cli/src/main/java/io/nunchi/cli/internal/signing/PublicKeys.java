package io.nunchi.cli.internal.signing;

import io.nunchi.cli.internal.CliException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;

/** Public keys from files, and from their private keys. */
final class PublicKeys {

  private static final List<String> KINDS = List.of("EC", "Ed25519");
  private static final int BITS_OF_SHA_256 = 256;
  private static final int BITS_OF_SHA_384 = 384;

  private PublicKeys() {}

  static PublicKey read(Path file) throws CliException {
    try {
      return decode(PemFile.read(file, "PUBLIC KEY"));
    } catch (IOException e) {
      throw CliException.unusable(SigningProblems.unusablePublicKey(file, text(e)), e);
    } catch (GeneralSecurityException e) {
      throw CliException.unusable(
          SigningProblems.unusablePublicKey(file, "no key of kind EC or Ed25519"), e);
    }
  }

  private static String text(IOException failure) {
    return failure.getClass() == IOException.class
        ? String.valueOf(failure.getMessage())
        : failure.toString();
  }

  /** The public key of a DER encoding (SubjectPublicKeyInfo). */
  static PublicKey decode(byte[] encoded) throws GeneralSecurityException {
    GeneralSecurityException last = new GeneralSecurityException("no kind of key");
    for (String kind : KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded));
      } catch (GeneralSecurityException e) {
        last = e;
      }
    }
    throw last;
  }

  /** The signature algorithm for a key; the hash is as long as the key. */
  static String algorithm(java.security.Key key) {
    if (!(key instanceof java.security.interfaces.ECKey curve)) {
      return "Ed25519";
    }
    int bits = curve.getParams().getCurve().getField().getFieldSize();
    if (bits <= BITS_OF_SHA_256) {
      return "SHA256withECDSA";
    }
    return bits <= BITS_OF_SHA_384 ? "SHA384withECDSA" : "SHA512withECDSA";
  }

  /** Computes the public key of a private key. */
  static PublicKey of(PrivateKey key) throws GeneralSecurityException {
    if (key instanceof ECPrivateKey curve) {
      ECParameterSpec parameters = curve.getParams();
      ECPoint point = multiply(parameters, curve.getS());
      return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, parameters));
    }
    byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(BITS_OF_ED25519, new FixedRandom(seed));
    return generator.generateKeyPair().getPublic();
  }

  private static final int BITS_OF_ED25519 = 255;

  /** Gives the JDK's generator the private key that it would draw (RFC 8032, 5.1.5). */
  private static final class FixedRandom extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] seed;

    FixedRandom(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }

    @Override
    public String toString() {
      return "a generator of " + seed.length + " fixed bytes";
    }
  }

  /** The generator of a curve, added to itself: double and add (SEC 1, 2.2.1). */
  private static ECPoint multiply(ECParameterSpec parameters, BigInteger times)
      throws GeneralSecurityException {
    EllipticCurve curve = parameters.getCurve();
    if (!(curve.getField() instanceof ECFieldFp field)) {
      throw new GeneralSecurityException("a curve that is not over a prime field");
    }
    ECPoint sum = ECPoint.POINT_INFINITY;
    for (int bit = times.bitLength() - 1; bit >= 0; bit--) {
      sum = add(sum, sum, curve.getA(), field.getP());
      if (times.testBit(bit)) {
        sum = add(sum, parameters.getGenerator(), curve.getA(), field.getP());
      }
    }
    return sum;
  }

  private static ECPoint add(ECPoint one, ECPoint other, BigInteger a, BigInteger p) {
    if (one.equals(ECPoint.POINT_INFINITY)) {
      return other;
    }
    BigInteger x = one.getAffineX();
    BigInteger y = one.getAffineY();
    BigInteger slope;
    if (one.equals(other)) {
      BigInteger rise = x.pow(2).multiply(BigInteger.valueOf(3)).add(a);
      slope = rise.multiply(y.shiftLeft(1).modInverse(p)).mod(p);
    } else {
      BigInteger run = other.getAffineX().subtract(x).mod(p).modInverse(p);
      slope = other.getAffineY().subtract(y).multiply(run).mod(p);
    }
    BigInteger sumX = slope.pow(2).subtract(x).subtract(other.getAffineX()).mod(p);
    return new ECPoint(sumX, slope.multiply(x.subtract(sumX)).subtract(y).mod(p));
  }

  static boolean areSame(PublicKey one, PublicKey other) {
    return Arrays.equals(one.getEncoded(), other.getEncoded());
  }
}
