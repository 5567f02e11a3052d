"""Opens the project of a GeoPackage in QGIS without a screen and says, as JSON, what QGIS made of it."""

import json
import os
import sys
from urllib.parse import quote

os.environ.setdefault('QT_QPA_PLATFORM', 'offscreen')
from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsReferencedRectangle,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize  # noqa: E402

path = sys.argv[1]
QgsApplication.setPrefixPath(os.environ.get('QGIS_PREFIX_PATH', '/usr'), True)
application = QgsApplication([], False)
application.initQgis()
project = QgsProject.instance()


def described(layer):
    renderer = layer.renderer()
    categories = renderer.categories() if renderer and renderer.type() == 'categorizedSymbol' else []
    counted = {}
    context = QgsRenderContext()
    context.setExpressionContext(QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer)))
    renderer.startRender(context, layer.fields())
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        for key in renderer.legendKeysForFeature(feature, context):
            counted[key] = counted.get(key, 0) + 1
    renderer.stopRender(context)
    index = layer.fields().indexOf('id')
    return {
        'valid': layer.isValid(),
        'alias': layer.attributeAlias(index),
        'labels': layer.labelsEnabled() and layer.labeling() is not None,
        'classes': [
            {
                'value': str(each.value()),
                'label': each.label(),
                'colour': each.symbol().color().name(),
                'count': counted.get(str(at), 0),
            }
            for at, each in enumerate(categories)
        ],
    }


storage = QgsApplication.projectStorageRegistry().projectStorageFromType('geopackage')
names = storage.listProjects('geopackage:' + path)
read = project.read('geopackage:' + path + '?projectName=' + quote(names[0] if names else ''))
view = project.viewSettings().defaultViewExtent()
extent = QgsCoordinateTransform(view.crs(), QgsCoordinateReferenceSystem('EPSG:4326'), project).transformBoundingBox(view)
layers = {}
for layer in project.mapLayers().values():
    source = path + '|layername=' + layer.source().split('layername=')[1]
    alone = QgsVectorLayer(source, layer.name(), 'ogr')
    alone.loadDefaultStyle()
    layers[layer.name()] = {'fromProject': described(layer), 'fromStyle': described(alone)}
root = project.layerTreeRoot()
print(json.dumps({
    'projects': names,
    'read': read,
    'title': project.title(),
    'crs': project.crs().authid(),
    'background': project.backgroundColor().name(),
    'credits': project.readEntry('CopyrightLabel', '/Label')[0],
    'heading': project.readEntry('TitleLabel', '/Label')[0],
    'order': [layer.name() for layer in root.layerOrder()],
    'visible': [layer.name() for layer in root.checkedLayers()],
    'extent': [extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()],
    'layers': layers,
}, ensure_ascii=False))

if len(sys.argv) > 2:
    settings = QgsMapSettings()
    settings.setLayers(root.checkedLayers())
    settings.setDestinationCrs(project.crs())
    settings.setExtent(view)
    settings.setBackgroundColor(project.backgroundColor())
    settings.setOutputSize(QSize(1000, 800))
    settings.setOutputDpi(96)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(sys.argv[2])
sys.stdout.flush()
os._exit(0)
