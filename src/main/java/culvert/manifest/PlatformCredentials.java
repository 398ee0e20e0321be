package culvert.manifest;

import culvert.security.BasicCredentials;
import culvert.security.Secret;

/** What a platform and we prove ourselves to each other with: Basic credentials, and the salt of sign-on tokens. */
public record PlatformCredentials(BasicCredentials basic, Secret ssoSalt) {}
