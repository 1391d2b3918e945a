import {
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  IdentifierNode,
  type DeleteQueryNode,
  type JoinNode,
  type KyselyPlugin,
  OnNode,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryResult,
  ReferenceNode,
  type RootOperationNode,
  type SelectQueryNode,
  TableNode,
  type UnknownRow,
  type UpdateQueryNode,
  ValueNode,
  WhereNode,
} from 'kysely'

type QueryId = Parameters<OperationNodeTransformer['transformNode']>[1]

/**
 * Adds "and it belongs to this operator" to every table that a query reads, changes or joins, so that no store can
 * forget it. Row-level security stands behind it as the second wall. New rows get the operator from the column's default.
 */
export class OperatorCondition implements KyselyPlugin {
  readonly #transformer: OperatorTransformer

  constructor(operatorId: string) {
    this.#transformer = new OperatorTransformer(operatorId)
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    this.#transformer.forgetExpressions()
    return this.#transformer.transformNode(node, queryId)
  }

  transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(result)
  }
}

class OperatorTransformer extends OperationNodeTransformer {
  readonly #operatorId: string
  /** Names that common table expressions of the running query have: they are no tables. */
  readonly #expressions = new Set<string>()

  constructor(operatorId: string) {
    super()
    this.#operatorId = operatorId
  }

  forgetExpressions(): void {
    this.#expressions.clear()
  }

  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    this.#learn(node.with)
    const inner = super.transformSelectQuery(node, queryId)
    return this.#limited(inner, inner.from?.froms ?? [])
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, queryId?: QueryId): UpdateQueryNode {
    this.#learn(node.with)
    const inner = super.transformUpdateQuery(node, queryId)
    return this.#limited(inner, [...(inner.table ? [inner.table] : []), ...(inner.from?.froms ?? [])])
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, queryId?: QueryId): DeleteQueryNode {
    this.#learn(node.with)
    const inner = super.transformDeleteQuery(node, queryId)
    return this.#limited(inner, [...inner.from.froms, ...(inner.using?.tables ?? [])])
  }

  protected override transformJoin(node: JoinNode, queryId?: QueryId): JoinNode {
    const inner = super.transformJoin(node, queryId)
    const condition = this.#conditionOn(inner.table)
    if (!condition) return inner
    return { ...inner, on: OnNode.create(inner.on ? AndNode.create(inner.on.on, condition) : condition) }
  }

  #limited<Query extends { readonly where?: WhereNode }>(query: Query, tables: readonly OperationNode[]): Query {
    let where = query.where
    for (const table of tables) {
      const condition = this.#conditionOn(table)
      if (condition) where = WhereNode.create(where ? AndNode.create(where.where, condition) : condition)
    }
    return where ? { ...query, where } : query
  }

  #conditionOn(table: OperationNode): OperationNode | undefined {
    const named = nameOf(table)
    if (!named || this.#expressions.has(named.table)) return undefined
    return BinaryOperationNode.create(
      ReferenceNode.create(ColumnNode.create('operator_id'), TableNode.create(named.alias)),
      OperatorNode.create('='),
      ValueNode.create(this.#operatorId),
    )
  }

  #learn(expressions: SelectQueryNode['with']): void {
    for (const { name } of expressions?.expressions ?? []) this.#expressions.add(name.table.table.identifier.name)
  }
}

/** The table under a from item and the name the query calls it by; undefined for sub-queries and tables of others' schemas. */
function nameOf(node: OperationNode): { readonly table: string; readonly alias: string } | undefined {
  if (node.kind === 'AliasNode') {
    const { node: inner, alias } = node as OperationNode & { node: OperationNode; alias: OperationNode }
    const named = nameOf(inner)
    return named && IdentifierNode.is(alias) ? { table: named.table, alias: alias.name } : undefined
  }
  if (!TableNode.is(node)) return undefined
  const { schema, identifier } = node.table
  return schema || identifier.name === 'operators' ? undefined : { table: identifier.name, alias: identifier.name }
}
