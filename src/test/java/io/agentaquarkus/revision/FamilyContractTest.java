package io.agentaquarkus.revision;

import static io.agentaquarkus.revision.FamilyClient.FIRST;
import static io.agentaquarkus.revision.FamilyClient.SECOND;

import java.net.URI;
import java.util.List;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.agentaquarkus.golden.Dialogue;
import io.agentaquarkus.testsupport.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** The operations that every family has, held to the same answers. What the families differ in is in {@link FamilyWords}. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FamilyContractTest {

    @TestHTTPResource("/api")
    URI base;

    @ConfigProperty(name = "agenta.auth-key")
    String adminKey;

    @ParameterizedTest
    @EnumSource
    void artifacts(Family family) {
        Dialogue client = client(family).withArtifact().says();
        String made = "{'id':'${uuid:artifact}','slug':'a',<made>,<header>}";
        client.get("/<E>/${uuid:artifact}").is("{'count':1,'<e>':" + made + "}");
        String query = "{'<e>_refs':[{'slug':'a'}],'include_archived':false}";
        client.post("/<E>/query", query).is("{'count':1,'<E>':[" + made + "]}");
        String edited = "{'id':'${uuid:artifact}','slug':'a',<edited>,'description':'E'<rest of header>}";
        client.put("/<E>/${uuid:artifact}", "{'<e>':{'id':'${uuid:artifact}','description':'E'}}")
                .is("{'count':1,'<e>':" + edited + "}");
        String archived = edited.replace("<edited>", "<archived>");
        client.post("/<E>/${uuid:artifact}/archive").is("{'count':1,'<e>':" + archived + "}");
        client.get("/<E>/${uuid:artifact}").is("{'count':1,'<e>':" + archived + "}");
        client.post("/<E>/query", query).is("{'count':0,'<E>':[]}");
        client.post("/<E>/query", query.replace("false", "true")).is("{'count':1,'<E>':[" + archived + "]}");
        client.post("/<E>/${uuid:artifact}/unarchive").is("{'count':1,'<e>':" + edited + "}");
        client.post("/<E>/query", query).is("{'count':1,'<E>':[" + edited + "]}");
    }

    @ParameterizedTest
    @EnumSource
    void variants(Family family) {
        Dialogue client = client(family).withVariant().says();
        String made = "{'id':'${uuid:variant}','slug':'v',<made>,<variant header>,<in named artifact>}";
        client.get("/<E>/variants/${uuid:variant}").is("{'count':1,'<e>_variant':" + made + "}");
        String query = "{'<e>_refs':[{'slug':'a'}],'include_archived':false}";
        client.post("/<E>/variants/query", query).is("{'count':1,'<e>_variants':[" + made + "]}");
        String edited = "{'id':'${uuid:variant}','slug':'v',<edited>,'name':'M',<own flags><in artifact>}";
        client.put("/<E>/variants/${uuid:variant}", "{'<e>_variant':{'id':'${uuid:variant}','name':'M'}}")
                .is("{'count':1,'<e>_variant':" + edited + "}");
        String archived = edited.replace("<edited>", "<archived>");
        client.post("/<E>/variants/${uuid:variant}/archive").is("{'count':1,'<e>_variant':" + archived + "}");
        client.post("/<E>/variants/query", query).is("{'count':0,'<e>_variants':[]}");
        client.post("/<E>/variants/query", query.replace("false", "true"))
                .is("{'count':1,'<e>_variants':[" + archived.replace("<in artifact>", "<in named artifact>") + "]}");
        client.post("/<E>/variants/${uuid:variant}/unarchive").is("{'count':1,'<e>_variant':" + edited + "}");
        client.post("/<E>/variants/query", query)
                .is("{'count':1,'<e>_variants':[" + edited.replace("<in artifact>", "<in named artifact>") + "]}");
    }

    @ParameterizedTest
    @EnumSource
    void revisions(Family family) {
        Dialogue client = client(family).withRevisions().says();
        String first = "{" + FIRST + ",<made>,<revision header>,<in named variant>}";
        String second = "{" + SECOND + ",<in named variant>}";
        client.get("/<E>/revisions/${uuid:first}").is("{'count':1,'<e>_revision':" + first + "}");
        String query = "{'<e>_variant_refs':[{'slug':'v'}],'windowing':{'order':'ascending'},'include_archived':false}";
        client.post("/<E>/revisions/query", query).is("{'count':2,'<e>_revisions':[" + first + "," + second + "]}");
        client.post("/<E>/revisions/query", "{'<e>_revision_refs':[{'slug':'r'}]}")
                .is("{'count':1,'<e>_revisions':[" + first + "]}");
        String edited = "{" + FIRST + ",<edited>,'name':'M',<own revision flags><in variant>}";
        client.put("/<E>/revisions/${uuid:first}", "{'<e>_revision':{'id':'${uuid:first}','name':'M'}}")
                .is("{'count':1,'<e>_revision':" + edited + "}");
        String archived = edited.replace(",<edited>", ",<archived>");
        client.post("/<E>/revisions/${uuid:first}/archive")
                .is("{'count':1,'<e>_revision':" + archived.replace("<shown", "<stored") + "}");
        client.post("/<E>/revisions/query", query).is("{'count':1,'<e>_revisions':[" + second + "]}");
        client.post("/<E>/revisions/query", query.replace("false", "true")).is("{'count':2,'<e>_revisions':["
                + archived.replace("<in variant>", "<in named variant>") + "," + second + "]}");
        client.post("/<E>/revisions/${uuid:first}/unarchive")
                .is("{'count':1,'<e>_revision':" + edited.replace("<shown", "<stored") + "}");
    }

    @ParameterizedTest
    @EnumSource
    void logs(Family family) {
        Dialogue client = client(family).withRevisions().says();
        String first = "{" + FIRST + ",<made>,<revision header>,<in variant>}";
        String second = "{" + SECOND + ",<in variant>}";
        client.post("/<E>/revisions/log", "{'<e>_revisions':{'<e>_variant_id':'${uuid:variant}'}}")
                .is("{'count':2,'<e>_revisions':[" + second + "," + first + "]}");
        client.post("/<E>/revisions/log", "{'<e>_revisions':{'<e>_id':'${uuid:artifact}','depth':1}}")
                .is("{'count':1,'<e>_revisions':[" + second + "]}");
        client.post("/<E>/revisions/log", "{'<e>_revisions':{'<e>_revision_id':'${uuid:first}'}}")
                .is("{'count':1,'<e>_revisions':[" + first + "]}");
        client.post("/<E>/revisions/${uuid:second}/archive");
        client.post("/<E>/revisions/log", "{'<e>_revisions':{'<e>_variant_id':'${uuid:variant}'}}")
                .is("{'count':0,'<e>_revisions':[]}");
    }

    @ParameterizedTest
    @EnumSource
    void initialRevisions(Family family) {
        Dialogue client = client(family).withVariant().says();
        String initial = "{'<e>_revision':{'<e>_id':'${uuid:artifact}','<e>_variant_id':'${uuid:variant}'}}";
        client.post("/<E>/revisions/", initial).is("{'count':1,'<e>_revision':{'id':'${uuid:first}','slug':'${hex12:first}',"
                + "'version':'0',<committed>,<made>,'message':'Initial revision',<own revision flags><in named variant>}}");
        client.post("/<E>/revisions/", initial).is(409,
                "{'detail':'An initial revision already exists for this variant.'}");
    }

    @ParameterizedTest
    @EnumSource
    void retrieval(Family family) {
        Dialogue client = client(family).withRevisions().says();
        String found = "{'count':1,'<e>_revision':{" + SECOND + ",<in named variant>},'retrieval_info':{'references':{"
                + "'<e>':{'id':'${uuid:artifact}','slug':'a'},'<e>_variant':{'id':'${uuid:variant}','slug':'v'},"
                + "'<e>_revision':{'id':'${uuid:second}','slug':'${hex12:second}','version':'1'}}}}";
        for (String references : List.of("'<e>_ref':{'slug':'a'}", "'<e>_variant_ref':{'id':'${uuid:variant}'}",
                "'<e>_variant_ref':{'slug':'v'},'<e>_revision_ref':{'version':'1'}",
                "'<e>_ref':{'id':'${uuid:artifact}'},'<e>_variant_ref':{'slug':'v'},"
                        + "'<e>_revision_ref':{'id':'${uuid:second}'}")) {
            client.post("/<E>/revisions/retrieve", "{" + references + "}").is(found);
        }
        client.post("/<E>/revisions/retrieve", "{'<e>_ref':{'slug':'nobody'}}").is("{'count':0}");
        client.post("/<E>/revisions/retrieve", "{'<e>_revision_ref':{'version':'1'}}").is(400,
                "{'detail':'<e>_revision_ref.version is a per-variant sequence number and requires a <e>_variant_ref or"
                        + " <e>_ref to scope it. Provide either, or identify the revision by <e>_revision_ref.id or"
                        + " <e>_revision_ref.slug (both are project-unique).'}");
    }

    @ParameterizedTest
    @EnumSource
    void forks(Family family) {
        Dialogue client = client(family).withRevisions().says();
        client.post("/<E>/variants/fork", "{'<e>_variant':{'slug':'f'},'<e>_variant_ref':{'slug':'v'}}").is("{'count':1,"
                + "'<e>_variant':{'id':'${uuid:fork}','slug':'f','name':'f',<made>,<own flags><in artifact>}}");
        String copied = "'id':'${uuid}',<committed>,<made>,<in fork>,";
        client.post("/<E>/revisions/log", "{'<e>_revisions':{'<e>_variant_id':'${uuid:fork}'}}").is("{'count':2,"
                + "'<e>_revisions':[{" + copied + "'slug':'${hex12:second}_${trace:copy}','version':'1','message':'second',"
                + "<own revision flags>'data':<shown data 2>},{" + copied + "'slug':'r_${trace:copy}','version':'0',"
                + "'message':'first',<revision header>,'data':<shown data 1>}]}");
    }

    private FamilyClient client(Family family) {
        return FamilyClient.open(base, adminKey, family);
    }
}
