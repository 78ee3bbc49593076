package org.caunoi.platform.viewer;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.util.function.SingletonSupplier;

/** Puts the viewer under the connection pool, and the house behind what says that it is. */
@Configuration(proxyBeanMethods = false)
class ViewerConfiguration {

  @Bean
  static BeanPostProcessor toldConnections(ObjectProvider<ViewerSource> sources) {
    SingletonSupplier<ViewerSource> source = SingletonSupplier.of(sources::getObject);
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
          pool.setDataSource(new Told(driver(pool), () -> source.obtain().viewer()));
        }
        return bean;
      }
    };
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static Advisor houseAdvisor() {
    DefaultPointcutAdvisor advisor =
        new DefaultPointcutAdvisor(
            new ComposablePointcut(AnnotationMatchingPointcut.forClassAnnotation(ActsAsHouse.class))
                .union(AnnotationMatchingPointcut.forMethodAnnotation(ActsAsHouse.class)),
            (MethodInterceptor) call -> Viewer.asTheHouse(call::proceed));
    advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return advisor;
  }

  /** A migration changes rows of everybody. */
  @Bean
  static FlywayMigrationStrategy migrateAsTheHouse() {
    return flyway -> Viewer.asTheHouse(flyway::migrate);
  }

  private static DataSource driver(HikariDataSource pool) {
    return new DriverDataSource(
        pool.getJdbcUrl(),
        pool.getDriverClassName(),
        pool.getDataSourceProperties(),
        pool.getUsername(),
        pool.getPassword());
  }

  private static final class Told extends DelegatingDataSource {

    private final ViewerSource source;

    Told(DataSource driver, ViewerSource source) {
      super(driver);
      this.source = source;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return ViewerConnection.around(super.getConnection(), source);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return ViewerConnection.around(super.getConnection(user, password), source);
    }
  }
}
