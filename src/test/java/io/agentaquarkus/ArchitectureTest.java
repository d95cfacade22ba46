package io.agentaquarkus;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Which part of the server may know which, and what classes may be called. */
class ArchitectureTest {

    private static final String ROOT = "io.agentaquarkus.";

    private static final String[] VOCABULARIES = { "java..", ROOT + "problem..", ROOT + "paging..", ROOT + "json..",
            ROOT + "identity..", ROOT + "setting..", ROOT + "similarity.." };

    private static final String[] DATABASE_LAYERS = { "jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate..",
            "io.vertx..", "java.sql..", "javax.sql.." };

    private static final String[] CONTAINER = { "jakarta.inject..", "jakarta.enterprise..", "jakarta.ws.rs..", "io.quarkus..",
            "org.jboss.resteasy..", "io.smallrye.." };

    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.agentaquarkus");

    @Test
    void theDataPlaneKnowsVocabulariesAndAccessAlone() {
        classes().that().resideInAPackage(ROOT + "span..").should()
                .onlyDependOnClassesThat(not(resideInAPackage("io.agentaquarkus.."))
                        .or(resideInAnyPackage(VOCABULARIES)).or(resideInAnyPackage(ROOT + "span..", ROOT + "access..")))
                .because("spans are stored and found whatever they describe: features are built on the data plane")
                .check(CLASSES);
    }

    @Test
    void vocabulariesKnowNoFeature() {
        classes().that().resideInAnyPackage(ROOT + "problem..", ROOT + "paging..", ROOT + "json..", ROOT + "identity..",
                ROOT + "setting..", ROOT + "similarity..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("io.agentaquarkus..")).or(resideInAnyPackage(VOCABULARIES)))
                .because("everything may use the shared vocabularies").check(CLASSES);
    }

    @Test
    void decodingAssemblingAndFilteringAreFreeOfAnyDatabase() {
        noClasses().that().resideInAnyPackage(ROOT + "span.otlp..", ROOT + "span.assemble..", ROOT + "span.filter..")
                .and().haveSimpleNameNotEndingWith("Resource").should().dependOnClassesThat()
                .resideInAnyPackage(DATABASE_LAYERS)
                .because("they are plain functions of their input").check(CLASSES);
    }

    @Test
    void decodingAssemblingAndFilteringAreFreeOfTheContainer() {
        noClasses().that().resideInAnyPackage(ROOT + "span.otlp.mapping..", ROOT + "span.assemble..", ROOT + "span.filter..")
                .or().haveNameMatching(".*\\.span\\.otlp\\.(OtlpDecoder|OtlpJson|OtlpProtobuf|RawSpan|Inflation)(\\$.*)?")
                .or().belongToAnyOf(io.agentaquarkus.span.Span.class, io.agentaquarkus.span.SpanIds.class)
                .should().dependOnClassesThat().resideInAnyPackage(CONTAINER)
                .because("they can be tried with any bytes, without a server").check(CLASSES);
    }

    @Test
    void nothingBuildsOnResources() {
        noClasses().should(dependOnResources()).because("they translate HTTP; what others need too belongs behind them")
                .check(CLASSES);
    }

    @Test
    void familiesDoNotKnowEachOther() {
        slices().matching(ROOT + "(application|workflow|evaluator|testset|query|environment)..").should()
                .notDependOnEachOther()
                .because("what two families share belongs to the engine")
                .allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void surfacesTranslateAlone() {
        noClasses().that().resideInAnyPackage(ROOT + "published..", ROOT + "athina..").should().dependOnClassesThat()
                .resideInAnyPackage(DATABASE_LAYERS)
                .because("what a surface answers is found by the services that the resources of /api ask").check(CLASSES);
    }

    @Test
    void partsOfAthinaFormNoCircle() {
        slices().matching(ROOT + "athina.(*)..").should().beFreeOfCycles().check(CLASSES);
        noClasses().that().resideInAPackage(ROOT + "athina").should().dependOnClassesThat()
                .resideInAnyPackage(ROOT + "athina.*..")
                .because("what all parts of a surface share knows none of them").check(CLASSES);
    }

    @Test
    void partsOfEvaluationsFormNoCircle() {
        slices().matching(ROOT + "evaluation.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void whatAnEvaluationIsMadeOfKnowsNoDatabase() {
        noClasses().that().resideInAPackage(ROOT + "evaluation").should().dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate..", "io.vertx..")
                .because("runs, scenarios, results, metrics and queues are values").check(CLASSES);
    }

    @Test
    void evaluationsAreStoredInOnePlace() {
        noClasses().that().resideInAPackage(ROOT + "evaluation..").and().resideOutsideOfPackage(ROOT + "evaluation.store..")
                .should().dependOnClassesThat().resideInAnyPackage("jakarta.persistence..", "org.hibernate..")
                .because("rules speak of values, the store of rows").check(CLASSES);
    }

    @Test
    void statisticsKnowVocabulariesAlone() {
        classes().that().resideInAPackage(ROOT + "statistics..").should()
                .onlyDependOnClassesThat(not(resideInAPackage("io.agentaquarkus.."))
                        .or(resideInAnyPackage(VOCABULARIES)).or(resideInAPackage(ROOT + "statistics..")))
                .because("they are functions of values, wherever those come from").check(CLASSES);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses().should().haveNameMatching(".*(Utils?|Impl|Manager|Helper|DTO|Dto)(\\$.*)?").check(CLASSES);
    }

    @Test
    void dependenciesAreGivenToConstructors() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(CLASSES);
    }

    @Test
    void entitiesAreNoPartOfAnAnswer() {
        methods().that().areDeclaredInClassesThat(areResources()).and().arePublic().should(notMentionEntities())
                .because("a table and an answer change for different reasons").check(CLASSES);
    }

    @Test
    void entitiesStayInTheirPackage() {
        classes().that().areAnnotatedWith(Entity.class).should().notBePublic()
                .because("other packages ask the package that owns the rows").check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> areResources() {
        return DescribedPredicate.describe("are resources", ArchitectureTest::isResource);
    }

    private static boolean isResource(JavaClass type) {
        return type.getSimpleName().endsWith("Resource") || type.isAnnotatedWith(Path.class);
    }

    /** A resource may extend another: the base resources of the families. */
    private static ArchCondition<JavaClass> dependOnResources() {
        return new ArchCondition<>("depend on resources") {

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = outermost(dependency.getTargetClass());
                    if (target.getPackageName().startsWith(ROOT) && isResource(target)
                            && !outermost(type).isAssignableTo(target.getName())) {
                        events.add(SimpleConditionEvent.satisfied(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outer = type.getBaseComponentType();
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static ArchCondition<JavaMethod> notMentionEntities() {
        return new ArchCondition<>("not mention entities") {

            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean shown = method.getReturnType().getAllInvolvedRawTypes().stream().anyMatch(this::isEntity)
                        || method.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                .anyMatch(this::isEntity);
                if (shown) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " mentions an entity"));
                }
            }

            private boolean isEntity(JavaClass type) {
                return type.isAnnotatedWith(Entity.class);
            }
        };
    }
}
