package org.caunoi.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caunoi.platform.web.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Wires sign-in, permissions, request forgery tokens and the security headers of every answer. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration implements WebMvcConfigurer {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none';"
          + " frame-ancestors 'self'; form-action 'self'";

  private static final int SAFE_COST = 10;

  @Bean
  SecurityFilterChain security(
      HttpSecurity http, SignIns signIns, EndedSignIns ended, PublicAddress address) {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("csrf");
    tokens.setCookieCustomizer(
        cookie -> cookie.httpOnly(true).secure(address.isEncrypted()).sameSite("Lax"));
    // PermissionInterceptor asks who may do what, and there are no sessions: filters for either
    // would only cost each request.
    return http.sessionManagement(sessions -> sessions.disable())
        .securityContext(
            context ->
                context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
        .anonymous(anonymous -> anonymous.disable())
        .exceptionHandling(handling -> handling.disable())
        .servletApi(api -> api.disable())
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .addFilterAfter(new SignInFilter(signIns, ended), SecurityContextHolderFilter.class)
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(tokens)
                    // Who asks is found afresh for each request; that is not a new sign-in.
                    .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                    .ignoringRequestMatchers(
                        request -> {
                          String header = request.getHeader("Authorization");
                          // Without the sign-in cookie there is nothing another site could abuse.
                          return (header != null && header.startsWith("Bearer "))
                              || (request.getRequestURI().startsWith("/api/")
                                  && SignInCookie.read(request).isEmpty());
                        }))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                    .frameOptions(frame -> frame.sameOrigin())
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=(self)")))
        .build();
  }

  /**
   * Passwords are kept as bcrypt of this cost. Less than Spring Security's own default is refused
   * in the profile {@code production}.
   */
  @Bean
  PasswordEncoder passwordEncoder(
      @Value("${caunoi.password-cost:10}") int cost, Environment environment) {
    if (cost < SAFE_COST && environment.acceptsProfiles(Profiles.of("production"))) {
      throw new IllegalStateException(
          "caunoi.password-cost must be at least %d in production".formatted(SAFE_COST));
    }
    return new DelegatingPasswordEncoder(
        "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(cost)));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new PermissionInterceptor());
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new SignedInArgument());
  }

  /** Hands a controller the person behind the request. */
  private static final class SignedInArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.nestedIfOptional().getNestedParameterType() == SignedIn.class;
    }

    @Override
    public @Nullable Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      Optional<SignedIn> who = PermissionInterceptor.current();
      return parameter.getParameterType() == Optional.class ? who : who.orElse(null);
    }
  }
}
